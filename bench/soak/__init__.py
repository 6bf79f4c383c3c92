"""Endurance with everything on: see bench/soak/__main__.py."""
