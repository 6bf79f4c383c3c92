"""Rules that make the parts of a tune."""
