"""Playing together: rooms of shared panes, one clock, and players who trust each other by keys."""
