"""Commands: what can be asked of a session in a word, one file each."""
