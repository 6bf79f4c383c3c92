"""Sound: the audio engine in its own process, and the client that talks to it."""
