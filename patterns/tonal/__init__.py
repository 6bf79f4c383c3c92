"""Notes, intervals, scales, chords, voicings and tunings: music theory without patterns."""
