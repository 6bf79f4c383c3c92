"""The school: lessons as data, goals that are checked on events, and the way through them."""
