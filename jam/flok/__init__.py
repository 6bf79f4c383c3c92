"""Rooms of Flok: a browser's session of shared panes, joined as one of its players."""
