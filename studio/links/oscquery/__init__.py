"""OSCQuery: the tree of addresses over HTTP and WebSocket, and found by itself on the network."""
