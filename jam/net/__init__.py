"""The network of the jam: the only place of `jam` with sockets. Frames are opaque to it."""
