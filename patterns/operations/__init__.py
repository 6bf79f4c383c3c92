"""The pattern functions, one file a theme; each enters itself in the registry."""
