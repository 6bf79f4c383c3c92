"""What a pattern is like: density, rhythm, syncopation, key, chords, range, change, likeness.

Everything is read from onsets, never from code, so it holds for whatever wrote the pattern.
"""
