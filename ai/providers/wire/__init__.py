"""The protocols that providers speak, and the one client that all bytes go through."""
