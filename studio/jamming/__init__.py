"""A session in a room with others: the jam's own thread, my pane, and what plays of it here."""
