"""Models that answer over the network: a file each, and what they share.

The only place of the package that opens a connection; openai and httpx are imported when a
model is asked for the first time.
"""
