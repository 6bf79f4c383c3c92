"""A tune as a typed tree, and its printing as Strudel code."""
