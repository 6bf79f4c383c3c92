"""Words to music: a request in plain words becomes Strudel code that was tried before it leaves.

Imports only patterns; names of sounds, dice and network come in from outside.
"""
