"""The scales by name: one a line, its names before the colon, then its intervals.

An interval is a number of staff steps, counted from 1, and a quality: P perfect, M major,
m minor, A augmented, d diminished. Names are those that Strudel's players know.
"""

from typing import Final

SCALES: Final = """
major pentatonic = pentatonic: 1P 2M 3M 5P 6M
major = ionian: 1P 2M 3M 4P 5P 6M 7M
minor = aeolian: 1P 2M 3m 4P 5P 6m 7m
major blues: 1P 2M 3m 3M 5P 6M
minor blues = blues: 1P 3m 4P 5d 5P 7m
melodic minor: 1P 2M 3m 4P 5P 6M 7M
harmonic minor: 1P 2M 3m 4P 5P 6m 7M
bebop: 1P 2M 3M 4P 5P 6M 7m 7M
diminished = whole-half diminished: 1P 2M 3m 4P 5d 6m 6M 7M
dorian: 1P 2M 3m 4P 5P 6M 7m
lydian: 1P 2M 3M 4A 5P 6M 7M
mixolydian = dominant: 1P 2M 3M 4P 5P 6M 7m
phrygian: 1P 2m 3m 4P 5P 6m 7m
locrian: 1P 2m 3m 4P 5d 6m 7m
ionian pentatonic: 1P 3M 4P 5P 7M
mixolydian pentatonic = indian: 1P 3M 4P 5P 7m
ritusen: 1P 2M 4P 5P 6M
egyptian: 1P 2M 4P 5P 7m
neapolitan major pentatonic: 1P 3M 4P 5d 7m
vietnamese 1: 1P 3m 4P 5P 6m
pelog: 1P 2m 3m 5P 6m
kumoijoshi: 1P 2m 4P 5P 6m
hirajoshi: 1P 2M 3m 5P 6m
iwato: 1P 2m 4P 5d 7m
in-sen: 1P 2m 4P 5P 7m
lydian pentatonic = chinese: 1P 3M 4A 5P 7M
malkos raga: 1P 3m 4P 6m 7m
locrian pentatonic = minor seven flat five pentatonic: 1P 3m 4P 5d 7m
minor pentatonic = vietnamese 2: 1P 3m 4P 5P 7m
minor six pentatonic: 1P 3m 4P 5P 6M
flat three pentatonic = kumoi: 1P 2M 3m 5P 6M
flat six pentatonic: 1P 2M 3M 5P 6m
scriabin: 1P 2m 3M 5P 6M
whole tone pentatonic: 1P 3M 5d 6m 7m
lydian #5p pentatonic: 1P 3M 4A 5A 7M
lydian dominant pentatonic: 1P 3M 4A 5P 7m
minor #7m pentatonic: 1P 3m 4P 5P 7M
super locrian pentatonic: 1P 3m 4d 5d 7m
minor hexatonic: 1P 2M 3m 4P 5P 7M
augmented: 1P 2A 3M 5P 5A 7M
piongio: 1P 2M 4P 5P 6M 7m
prometheus neapolitan: 1P 2m 3M 4A 6M 7m
prometheus: 1P 2M 3M 4A 6M 7m
mystery #1: 1P 2m 3M 5d 6m 7m
six tone symmetric: 1P 2m 3M 4P 5A 6M
whole tone = messiaen's mode #1: 1P 2M 3M 4A 5A 6A
messiaen's mode #5: 1P 2m 4P 4A 5P 7M
locrian major = arabian: 1P 2M 3M 4P 5d 6m 7m
double harmonic lydian: 1P 2m 3M 4A 5P 6m 7M
altered = super locrian = diminished whole tone = pomeroy: 1P 2m 2A 3M 4A 6m 7m
locrian #2 = half-diminished = aeolian b5: 1P 2M 3m 4P 5d 6m 7m
mixolydian b6 = melodic minor fifth mode = hindu: 1P 2M 3M 4P 5P 6m 7m
lydian dominant = lydian b7 = overtone: 1P 2M 3M 4A 5P 6M 7m
lydian augmented: 1P 2M 3M 4A 5A 6M 7M
dorian b2 = phrygian #6 = melodic minor second mode: 1P 2m 3m 4P 5P 6M 7m
ultralocrian = superlocrian bb7 = superlocrian diminished: 1P 2m 3m 4d 5d 6m 7d
locrian 6 = locrian natural 6 = locrian sharp 6: 1P 2m 3m 4P 5d 6M 7m
augmented heptatonic: 1P 2A 3M 4P 5P 5A 7M
dorian #4 = ukrainian dorian = romanian minor = altered dorian: 1P 2M 3m 4A 5P 6M 7m
lydian diminished: 1P 2M 3m 4A 5P 6M 7M
leading whole tone: 1P 2M 3M 4A 5A 7m 7M
lydian minor: 1P 2M 3M 4A 5P 6m 7m
phrygian dominant = spanish = phrygian major: 1P 2m 3M 4P 5P 6m 7m
balinese: 1P 2m 3m 4P 5P 6m 7M
neapolitan major: 1P 2m 3m 4P 5P 6M 7M
harmonic major: 1P 2M 3M 4P 5P 6m 7M
double harmonic major = gypsy: 1P 2m 3M 4P 5P 6m 7M
hungarian minor: 1P 2M 3m 4A 5P 6m 7M
hungarian major: 1P 2A 3M 4A 5P 6M 7m
oriental: 1P 2m 3M 4P 5d 6M 7m
flamenco: 1P 2m 3m 3M 4A 5P 7m
todi raga: 1P 2m 3m 4A 5P 6m 7M
persian: 1P 2m 3M 4P 5d 6m 7M
enigmatic: 1P 2m 3M 5d 6m 7m 7M
major augmented = major #5 = ionian augmented = ionian #5: 1P 2M 3M 4P 5A 6M 7M
lydian #9: 1P 2A 3M 4A 5P 6M 7M
messiaen's mode #4: 1P 2m 2M 4P 4A 5P 6m 7M
purvi raga: 1P 2m 3M 4P 4A 5P 6m 7M
spanish heptatonic: 1P 2m 3m 3M 4P 5P 6m 7m
bebop minor: 1P 2M 3m 3M 4P 5P 6M 7m
bebop major: 1P 2M 3M 4P 5P 5A 6M 7M
bebop locrian: 1P 2m 3m 4P 5d 5P 6m 7m
minor bebop: 1P 2M 3m 4P 5P 6m 7m 7M
ichikosucho: 1P 2M 3M 4P 5d 5P 6M 7M
minor six diminished: 1P 2M 3m 4P 5P 6m 6M 7M
half-whole diminished = dominant diminished = messiaen's mode #2: 1P 2m 3m 3M 4A 5P 6M 7m
kafi raga: 1P 3m 3M 4P 5P 6M 7m 7M
messiaen's mode #6: 1P 2M 3M 4P 4A 5A 6A 7M
composite blues: 1P 2M 3m 3M 4P 5d 5P 6M 7m
messiaen's mode #3: 1P 2M 3m 3M 4A 5P 6m 7m 7M
messiaen's mode #7: 1P 2m 2M 3m 4P 4A 5P 6m 6M 7M
chromatic: 1P 2m 2M 3m 3M 4P 5d 5P 6m 6M 7m 7M
"""
