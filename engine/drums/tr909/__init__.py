"""The Roland TR-909 of 1983: circuits for the drums, six-bit recordings for the metal."""
