"""Visuals: what plays, drawn as lines of text; a file each, kit.py says what one is."""

from studio.visuals.kit import Line, Sounding, View, Visual

__all__ = ["Line", "Sounding", "View", "Visual"]
