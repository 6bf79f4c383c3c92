"""Voices: what a sound is made of, declared as data, built as pyo graphs and kept in pools.

Only rack.py, patch.py and store.py touch pyo objects, and none of them imports pyo at the top: the
declarations can be read by help, completion and tests on a machine without sound.
"""
