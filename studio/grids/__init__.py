"""Patterns edited by hand: grids of steps over the player's own text, and the text rewritten."""
