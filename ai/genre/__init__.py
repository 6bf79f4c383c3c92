"""Which kind of music code plays: features of its events, weighed by a table that was learnt."""
