"""Sample files: from the player's samples(…) to sound that voices can read.

manifest.py and bank.py are pure; folder.py and cache.py touch the disk, fetch.py the network, and
decoding.py runs in a process of its own; library.py holds them together, behind everybody's back.
"""
