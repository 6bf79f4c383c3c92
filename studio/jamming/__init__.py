"""A session in a room with others: the jam's own thread, what plays of it here, words about it."""
