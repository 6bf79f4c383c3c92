"""Words of the reference that no signature can say: operators, signals, arguments, themes."""

from typing import Final

from patterns.tables import rows

SENTENCES: Final = rows("""
add: Adds numbers; note("c e".add(12)) is an octave higher.
sub: Subtracts numbers.
mul: Multiplies numbers.
div: Divides numbers.
mod: Remainder of a division, never negative for a positive divisor.
pow: Raises numbers to a power.
log2: Logarithm of numbers to base 2.
band: Bits that both whole numbers have.
bor: Bits that either whole number has.
bxor: Bits that one of both whole numbers has.
blshift: Bits moved to the left: each step doubles a whole number.
brshift: Bits moved to the right: each step halves a whole number.
lt: True where the left value is less.
gt: True where the left value is greater.
lte: True where the left value is less or equal.
gte: True where the left value is greater or equal.
eq: True where both values are equal, "1" and 1 too.
eqt: True where both values are equal and of the same kind.
ne: True where values are not equal.
net: True where values differ in value or kind.
and: The right value where the left one is true, else the left one.
or: The left value where it is true, else the right one.
func: What the functions of the right pattern make of the values.
set: Takes the values or controls of the right, the times of the left.
keep: Keeps the values of the left where both have controls of one name.
keepif: Keeps the values of the left where the right is true.
struct: Gives the pattern a rhythm: an event where the rhythm is true.
structAll: Gives the pattern the rhythm of another, false steps too.
mask: Keeps the events where another pattern is true.
maskAll: Cuts the events where those of another pattern begin.
reset: Begins the cycle again at each true event of another pattern.
resetAll: Begins the cycle again at each event of another pattern.
restart: Begins from cycle 0 at each true event of another pattern.
restartAll: Begins from cycle 0 at each event of another pattern.
in: Sets values of the right at the times of the left.
out: Sets values of the right at the times of the right.
mix: Sets values of the right at the times that both share.
squeeze: Sets values of the right, a cycle of it squeezed into each event.
squeezein: Sets values of the right, a cycle of it squeezed into each event.
squeezeout: Sets values of the right, a cycle of the left squeezed into each event of it.
poly: Sets values of the right, whose steps are as long as those of the left.
numeralArgs: A function whose arguments are first made numbers; note names count.
fractionalArgs: A function whose arguments are first made fractions; q is a quarter.
getControlName: The main name of a control by any of its names.
reify: A value as a pattern: itself if it is one, else the value once a cycle.
isControlName: Is it the name of a control?
worklet: Names a worklet and patterns for its inputs.
saw: Ramp from 0 to 1 over a cycle.
saw2: Ramp from -1 to 1 over a cycle.
isaw: Ramp from 1 to 0 over a cycle.
isaw2: Ramp from 1 to -1 over a cycle.
sine: Sine wave from 0 to 1, once a cycle.
sine2: Sine wave from -1 to 1, once a cycle.
cosine: Cosine wave from 0 to 1, once a cycle.
cosine2: Cosine wave from -1 to 1, once a cycle.
square: 0 for the first half of a cycle, 1 for the second.
square2: -1 for the first half of a cycle, 1 for the second.
tri: Triangle from 0 up to 1 and down again.
tri2: Triangle from -1 up to 1 and down again.
itri: Triangle from 1 down to 0 and up again.
itri2: Triangle from 1 down to -1 and up again.
rand: Random numbers from 0 to 1.
rand2: Random numbers from -1 to 1.
brand: True or false by the toss of a coin.
perlin: Smooth noise from 0 to 1, a new direction each cycle.
berlin: Noise of rising ramps, a new one each cycle.
time: The time in cycles.
silence: No events.
nothing: No events, and no steps either.
cyclesPer: How many cycles the event lasts.
per: How often the event would fit in a cycle.
perCycle: How often the event would fit in a cycle.
perx: How often a cycle is halved to get the event, plus one.
mousex: Where the mouse is from left to right, 0 to 1; 0 without a display.
mouseX: Where the mouse is from left to right, 0 to 1; 0 without a display.
mousey: Where the mouse is from bottom to top, 0 to 1; 0 without a display.
mouseY: Where the mouse is from bottom to top, 0 to 1; 0 without a display.
""")

# What an argument means: `name: words`, or `function.name: words` where it differs.
MEANINGS: Final = rows("""
alias: the other symbol
alpha: opacity from 0 to 1
amount: a share from 0 to 1
grow.amount: how many steps, from the end where negative
shrink.amount: how many steps, from the end where negative
asym.amount: how strong, 0 to about 10
chebyshev.amount: how strong, 0 to about 10
cubic.amount: how strong, 0 to about 10
diode.amount: how strong, 0 to about 10
fold.amount: how strong, 0 to about 10
hard.amount: how strong, 0 to about 10
sinefold.amount: how strong, 0 to about 10
soft.amount: how strong, 0 to about 10
arity: how many arguments it takes
begin: where in the cycle it begins, 0 to 1
queryArc.begin: the first cycle
bits: how many digits
by: a time in cycles
morph.by: 0 for the first rhythm, 1 for the second
stackBy.by: left, right, centre, expand or repeat
transpose.by: semitones, or an interval such as 3m
chance: from 0 to 1
chances: a pattern from 0 to 1
change: what becomes of each argument
context: locations and tags
controls: a control map
queryArc.controls: live values by name
cps: cycles a second
cycle: a time in cycles
cycles: a time in cycles
every.cycles: how many cycles it takes round
lastOf.cycles: how many cycles it takes round
cpm.cycles: cycles a minute
ribbon.cycles: the length of the loop in cycles
dictionary: chord symbols, and a list of voicings for each
end: where in the cycle it ends, 0 to 1
queryArc.end: the cycle to stop at
withLoc.end: an offset in characters
withLoc.start: an offset in characters
evenness: 0 Euclidean, 1 even
extent: the lowest and highest note, such as ['C3', 'C5']
factor: how many times
fast.factor: how many times as fast
fastGap.factor: how many times as fast
hurry.factor: how many times as fast
slow.factor: how many times as slow
contract.factor: how many times as few steps
expand.factor: how many times as many steps
fallback: what counts where there is none
feedback: the level of each echo against the one before, 0 to 1
morph.first: a list of 0s and 1s
morph.second: a list of 0s and 1s
pick.second: a list, or an object by names, to choose from
pickmod.second: a list, or an object by names, to choose from
pickOut.second: a list, or an object by names, to choose from
pickmodOut.second: a list, or an object by names, to choose from
pickReset.second: a list, or an object by names, to choose from
pickmodReset.second: a list, or an object by names, to choose from
pickRestart.second: a list, or an object by names, to choose from
pickmodRestart.second: a list, or an object by names, to choose from
pickSqueeze.second: a list, or an object by names, to choose from
pickmodSqueeze.second: a list, or an object by names, to choose from
inhabit.second: a list, or an object by names, to choose from
inhabitmod.second: a list, or an object by names, to choose from
function: what is done to it
hap: an event
hertz: a frequency in Hz
high: the highest value
low: the lowest value
hue: a turn of colours, 0 to 1
saturation: from 0 to 1
smooth: seconds in which it comes near to a new value
light: from 0 to 1
index: a number that chooses
chooseWith.index: from 0 to 1
chooseInWith.index: from 0 to 1
gamepad.index: which gamepad, from 0
osc.address: an OSC address such as /fader1, or a learnt name
indices: which slices, from 0
arp.indices: which notes of the chord, from 0
keys: the name of a key, or several with +
kind: lfo, env or bmod
language: a language such as en
length: how many
linger.length: a share of the cycle
getRandsAtTime.length: how many
name: a name
scale.name: tonic and kind, such as C:minor
notation: text in mini-notation
sol2note.notation: letters, solfeggio, indian, german, byzantine or japanese
note: a note name or MIDI number
number: a number
seed.number: any number; another one, other dice
cc.number: of a MIDI controller, or a learnt name
binary.number: its digits are the rhythm
binaryN.number: its digits are the rhythm
numbers: timeline numbers; 0 is the usual time
octave: the octave that is meant where none is named
of_time: a function of the time in cycles
off: 1 silences
offset: the first cycle of the loop
m.offset: where in the code the text begins
on: a span of the cycle
into: a span of the cycle
fractionalArgs.to: a function
numeralArgs.to: a function
to: a span of the cycle
fractionalArgs.to: a function
numeralArgs.to: a function
onsets: how many beats
pulses: how many beats
pat: a pattern
pats: a list of patterns
pieces: the rhythm of the pieces, true where they count
place: how many come first
places: places in the sample, 0 to 1
position: 0 for the first pattern, 1 for the second
ratios: a list of frequency ratios
read: a function without arguments
rhythm: [beats, steps, rotation]
rotation: how many steps later
seed: any number
settings: names and values, such as {rate: 2}
signs: sharps and flats
slices: how many slices
bite.slices: how many slices of the cycle
slice.slices: how many slices of the sample
splice.slices: how many slices of the sample
sounds: how many sounds there are
source: the name of the worklet
state: a new State(span)
step: the places of the beats, from 0
steps: how many steps
drop.steps: how many steps, from the end where negative
take.steps: how many steps, from the end where negative
scaleTranspose.steps: steps of the scale
rotate.steps: how many places to the left
symbol: the symbol that is known
test: says yes or no
when.test: true where it is done
time: a time in cycles
times: how many times
chop.times: how many pieces
striate.times: how many pieces
chunk.times: how many parts
chunkBack.times: how many parts
chunkInto.times: how many parts
chunkBackInto.times: how many parts
fastChunk.times: how many parts
iter.times: how many steps
iterBack.times: how many steps
segment.times: how many events a cycle
tuning: its name, such as 31edo, or a list of ratios
value: a number or a pattern of them
voice: which voice, from 0
whole: a function of both wholes
width: how far apart, 0 to 1
added: effects, one after the other
args: a pattern
functions: functions of a pattern
groups: patterns or lists of them
inputs: patterns
others: patterns
pairs: lists of a value and its weight
parts: lists of begin, end and pattern
sections: lists of cycles and pattern
texts: text in mini-notation
alternatives: patterns
""")

SUBJECTS: Final = {
    "arithmetic": "Numbers and ranges", "alignments": "Operators", "binary": "Rhythms from numbers",
    "operatorfunctions": "Operators", "choosing": "Choosing", "conditions": "Now and then",
    "construction": "Making patterns", "constructors": "Making patterns",
    "joins": "Patterns of patterns", "layering": "Layers", "modulation": "Modulation",
    "moments": "Signals", "signals": "Signals", "morphing": "Rhythm", "structure": "Rhythm",
    "naming": "Names and colours", "order": "Order and parts", "parts": "Order and parts",
    "pitches": "Pitch by hand", "probability": "Chance", "randomness": "Chance",
    "chance": "Chance", "repeating": "Time", "sampling": "Samples", "slicing": "Samples",
    "soundhelpers": "Sound in short", "stacking": "Making patterns", "stepwise": "Steps",
    "stretching": "Time", "tempo": "Time", "timing": "Time", "reversing": "Time",
    "tonal": "Scales and chords",
    "tuning": "Scales and chords",
    "utilities": "Values by hand", "visual": "Displays and devices", "inputs": "Live inputs",
    "plumbing": "Queries by hand", "registry": "Making patterns",
    "chords": "Scales and chords", "arpeggio": "Scales and chords", "reading": "Mini-notation",
}  # fmt: skip
OTHER: Final = "More"
