"""The instruments: a file a family."""
