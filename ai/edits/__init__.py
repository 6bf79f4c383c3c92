"""Changes of code that plays, each verified on its events."""
