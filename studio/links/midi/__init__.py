"""MIDI, both ways: ports in processes of their own, messages, and what they mean here."""
