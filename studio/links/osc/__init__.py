"""OSC on the wire: what may come in, how it is written, one server, who answers which address."""
