"""Layouts: pages of faders and buttons for the set that runs, for controller apps."""
