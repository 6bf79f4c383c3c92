"""Links: ways by which other programs on this machine ask a session for something."""
