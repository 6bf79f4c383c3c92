"""What makes sounds: one file each, found by itself; kit.py says what such a file holds."""
