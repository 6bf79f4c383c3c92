"""Sounds that are computed as a whole, ahead of their onset, and then read like a recording."""
