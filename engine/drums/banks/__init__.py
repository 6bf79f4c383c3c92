"""Machines told by tables: a file each."""
