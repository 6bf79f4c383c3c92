"""The terminal: the command line and the prompt of the performer."""
