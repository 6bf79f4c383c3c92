"""What code plays, as notes with roles, and measures on them."""
