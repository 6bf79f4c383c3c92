"""The ways to an answer, asked in order."""
