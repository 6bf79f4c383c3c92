"""Drums of no machine, for those that the default one lacks."""
