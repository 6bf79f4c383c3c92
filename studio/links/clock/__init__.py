"""The clock that others hear and lead: Link, TidalCycles, MIDI, OSC; by the sound's frames."""
