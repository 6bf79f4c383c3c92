"""Voicings of a few notes: left hand, triads, guide tones.

A line holds the chord symbols that share their voicings, then the voicings, each as
semitones above the root from the lowest note up. A line that begins with blanks goes on
with the one before; '' is the plain major chord.
"""

from typing import Final

LEFT_HAND: Final = """
7: 4.9.10.14 10.14.16.21
69: 4.7.10.14
m7: 3.7.10.14 10.14.15.19
^7: 4.7.11.14 11.14.16.19
m7b5: 3.6.10.12 10.12.15.18
7b9 = 7b13: 4.8.10.13 10.13.16.20
o7: 0.3.6.9 6.9.12.15
7#11: 10.14.18.22
7#9: 4.10.15
mM7: 3.7.11.14 11.14.15.19
m6: 3.7.9.14 9.14.15.19
"""

TRIADS: Final = """
'' = M: 0.4.7 4.7.12 7.12.16
m: 0.3.7 3.7.12 7.12.15
o: 0.3.6 3.6.12 6.12.15
aug: 0.3.8 3.8.12 8.12.15
"""

GUIDE_TONES: Final = """
6: 4.9 9.16
7 = 7b9 = 7b13 = 7#11 = 7#9: 4.10 10.16
69: 4.9
m7 = m9 = m7b5: 3.10 10.15
^7 = ^9: 4.11 11.16
o7 = m6: 3.9 9.15
mM7: 3.11 11.15
"""

LEGACY: Final = LEFT_HAND + TRIADS
