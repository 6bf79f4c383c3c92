"""Voices that were rendered once and are played again: added to a bus ahead of time.

identity.py says which voices are the same, worker.py renders one in a process of its own, reverb.py
what a room gives back of it; waves.py keeps both, ring.py is the future of a bus, and replays.py
adds voices to rings.
"""
