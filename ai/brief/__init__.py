"""From a request in plain words to an Intent."""
