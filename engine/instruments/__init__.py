"""Melodic instruments by synthesis: notes computed as tables, played like samples.

They stand in for the recordings that Strudel loads under the names `piano` and `gm_…`. kit.py says
what an instrument is, the files of the folder tables hold all of them by family, models.py makes
the notes.
"""
