"""Effects: what a voice goes through, and what an orbit adds, built as pyo graphs."""
