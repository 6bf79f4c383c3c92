"""Code that plays, as layers with their places in the source."""
