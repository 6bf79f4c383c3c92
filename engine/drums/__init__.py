"""Drums by synthesis: one folder a machine, one file a drum, each a piece of data and a recipe.

To add a drum, put a file with a `DRUM` into the folder of its machine. Recipes draw on dsp.py; each
is rendered once, when the engine starts, and played like a sample, so that every control of
samples works on it and a hit costs next to nothing.
"""
