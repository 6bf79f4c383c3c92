"""Drums by synthesis: computed as whole sounds and played like samples.

To add a drum, put a file with a `DRUM` into the folder of its machine (tr808, tr909). Recipes draw
on the workbench in dsp.py; models.py holds those that many machines share. Each variant is rendered
when it is first asked for, so that every control of samples works on it and a hit costs next to
nothing.
"""
