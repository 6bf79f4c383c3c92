"""SuperDirt both ways: what its messages mean here, and our events as such messages."""
