"""What a voice goes through: a file each or a row of one, found by itself; kit.py says how."""
