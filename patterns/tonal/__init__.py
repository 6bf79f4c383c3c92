"""Notes, intervals and scales: what music theory adds to the language."""
