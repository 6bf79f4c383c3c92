"""Tunes that come with the instrument, to be played, read and changed."""
