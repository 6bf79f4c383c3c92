"""The Roland TR-808 of 1980: its circuits, drawn in numbers."""
