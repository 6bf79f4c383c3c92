"""The pattern language: pure, without clock, dice, socket or thread.

The façade for Python users is made of plain modules: import what you need from the
file that defines it.
"""
