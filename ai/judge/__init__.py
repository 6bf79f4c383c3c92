"""What a request demands of the events, and how good they are."""
