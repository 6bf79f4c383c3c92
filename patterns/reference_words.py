"""Words of the reference that no signature can say: operators, signals, themes, examples.

EXAMPLES: one a line, `name: code`; a name that is not here is shown by a rule of reference.py.
"""

from typing import Final


def _read(table: str) -> dict[str, str]:
    rows = (line.partition(": ") for line in table.strip().splitlines())
    return {name: rest for name, _, rest in rows}


SENTENCES: Final = _read("""
add: Adds numbers; note("c e").add(12) is an octave higher.
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

EXAMPLES: Final = _read("""
add: note("c3 e3 g3").add("<0 12 7>")
sub: note("c4 e4 g4").sub("<0 12>")
mul: s("hh*8").gain(.8).mul(gain("1 .5"))
struct: note("<c2 eb2>").struct("x ~ x x ~ x ~ x").s("sawtooth")
mask: s("hh*8").mask("<1 0 1 1>")
fast: s("bd sd").fast("<1 2 4>")
slow: note("c3 e3 g3 b3").slow(2)
early: s("bd sd, hh*4").early(.25)
late: stack(s("bd*2"), s("sd").late(.5))
every: s("bd hh sd hh").every(4, x => x.fast(2))
lastOf: s("bd hh sd hh").lastOf(4, x => x.ply(2))
when: s("bd sd").when("<0 1>", x => x.fast(2))
sometimes: s("hh*8").sometimes(x => x.speed(2))
sometimesBy: s("hh*8").sometimesBy(.3, x => x.gain(.4))
off: n("0 2 4 6").scale("C:minor").off(1/8, x => x.add(n(7)))
jux: n("0 3 5 7").scale("D:dorian").s("triangle").jux(x => x.rev())
juxBy: s("bd hh sd hh").juxBy(.5, x => x.fast(2))
superimpose: note("c3 eb3 g3").superimpose(x => x.add(note(12)))
layer: note("c3 eb3 g3").layer(x => x.s("sawtooth"), x => x.add(note(12)).s("sine"))
echo: s("bd sd").echo(3, 1/8, .6)
echoWith: n("0 4").scale("C:major").echoWith(4, 1/8, (p, i) => p.add(n(i)))
stut: s("bd sd").stut(3, .6, 1/8)
chunk: n("0 2 4 6").scale("A:minor").chunk(4, x => x.add(n(7)))
rev: n("0 .. 7").scale("C:major").rev()
palindrome: n("0 2 4 6").scale("C:major").palindrome()
iter: s("bd hh sd cp").iter(4)
ply: s("bd sd").ply("<1 2 3>")
euclid: s("bd").euclid(3, 8)
euclidRot: s("cp").euclidRot(3, 8, 2)
euclidLegato: note("c3").euclidLegato(5, 8).s("sawtooth")
stack: stack(s("bd*4"), s("~ cp"), s("hh*8"))
cat: cat(s("bd*4"), s("bd sd"))
seq: seq("c3", "e3", ["g3", "b3"]).note()
arrange: arrange([2, s("bd*4")], [1, s("sd*8")])
run: n(run(8)).scale("C:pentatonic")
choose: note(choose("c3", "e3", "g3")).segment(8)
wchoose: s(wchoose(["hh", 5], ["oh", 1])).segment(8)
randcat: randcat(s("bd*4"), s("bd sd"))
wrandcat: wrandcat([s("bd*4"), 3], [s("bd sd"), 1])
chooseWith: note(chooseWith(sine, ["c3", "e3", "g3"])).segment(8)
chooseInWith: note(chooseInWith(sine.segment(4), ["c3", "e3"]))
chooseIn: note(chooseIn("c3", "e3 g3"))
pick: s("<0 1 0 2>".pick(["bd*4", "bd sd", "hh*8"]))
pickF: s("bd sd").pickF("<0 1>", [x => x.rev(), x => x.fast(2)])
scale: n("0 2 4 <6 7>").scale("C:minor:pentatonic")
range: s("hh*16").gain(sine.range(.2, .9))
rangex: note("c2*8").s("sawtooth").lpf(saw.rangex(200, 4000))
range2: s("hh*8").pan(sine2.range2(0, 1))
segment: note(sine.range(48, 60).segment(8))
degradeBy: s("hh*16").degradeBy(.4)
degradeByWith: s("hh*8").degradeByWith(rand, .5)
slice: s("break").slice(8, "0 1 <2 4> 3 5*2 6")
splice: s("break").splice(8, "0 1 2 3 4 5 6 7")
chop: s("break").chop(8)
striate: s("break").striate(8)
loopAt: s("break").loopAt(2)
fit: s("break").fit()
scrub: s("break").scrub("0 .25 .5:2")
swing: s("hh*8").swing(4)
swingBy: s("hh*8").swingBy(1/3, 4)
inside: n("0 1 2 3").scale("C:major").inside(2, x => x.rev())
outside: n("<0 1 2 3>").scale("C:major").outside(2, x => x.rev())
within: s("bd hh sd hh").within(0, .5, x => x.fast(2))
ribbon: note(irand(12).segment(8).add(48)).ribbon(3, 1)
zoom: s("bd hh sd cp").zoom(.25, .75)
compress: s("bd sd").compress(.25, .75)
focus: s("bd sd").focus(.25, .75)
compressSpan: s("bd sd").compressSpan(new TimeSpan(.25, .75))
focusSpan: s("bd sd").focusSpan(new TimeSpan(.25, .75))
zoomArc: s("bd hh sd cp").zoomArc(new TimeSpan(.25, .75))
linger: s("bd hh sd cp").linger(.25)
beat: s("bd").beat("0,7,10", 16)
bite: n("0 .. 7").scale("C:minor").bite(4, "3 2 1 0")
morph: s("bd").struct(morph([1,0,1,0,1,0,1,0], [1,0,0,1,0,0,1,0,1,0,0,0], .5))
bjork: s("bd").bjork([3, 8, 2])
adsr: note("c3 e3").s("sawtooth").adsr(".01:.1:.5:.2")
control: note("c3").control([74, .5])
sysex: note("c3").sysex([0x43, [1, 2]])
partials: note("c3").s("user").partials([1, 0, .5])
phases: note("c3").s("user").partials([1, 1]).phases([0, .5])
FX: s("bd sd").FX(room(.5), delay(.3))
lfo: note("c2*4").s("sawtooth").lpf(500).lfo({rate: 2, depth: 2})
env: note("c2*4").s("sawtooth").lpf(500).env({attack: .1})
bmod: note("c2*4").s("sawtooth").lpf(500).bmod({bus: 1, depth: .5})
modulate: note("c2*4").s("sawtooth").lpf(500).modulate('lfo', {rate: 2})
xfade: xfade(s("bd*4"), "<0 .5 1>", s("hh*8"))
signal: note(signal(t => t % 1 * 12).add(48).segment(8))
steady: s("hh*4").gain(steady(.5))
ref: s("hh*4").gain(ref(() => .5))
irand: n(irand(8).segment(8)).scale("C:minor")
randrun: n(randrun(8)).scale("C:minor")
brandBy: s("hh*8").mask(brandBy(.6).segment(8))
pure: note(pure('c3'))
gap: stepcat("bd", gap(2), "sd").s()
timecat: timecat([3, s("bd*3")], [1, s("sd")])
polymeter: polymeter("c3 e3 g3", "c4 d4").note()
stackBy: stackBy("left", "c3 e3 g3", "c4 d4").note()
seqPLoop: seqPLoop([0, 1, s("bd")], [1, 2, s("sd")])
sequenceP: sequenceP([pure('c3'), pure('e3')])
silence: cat(s("bd*4"), silence)
nothing: stack(s("bd"), nothing)
signals: sine.segment(4)
time: note(time.mod(4).mul(2).add(48).segment(4))
brand: s("hh*8").mask(brand.segment(8))
filter: note("48 55 60").filter(h => h.value.note > 50)
filterHaps: note("48 55 60").filterHaps(h => h.value.note > 50)
filterWhen: s("bd*8").filterWhen(t => t < 1)
filterValues: seq(1, 2, 3).filterValues(x => x > 1).add(48).note()
withValue: seq(0, 4, 7).withValue(x => x + 48).note()
fmap: seq(0, 4, 7).fmap(x => x + 48).note()
as: seq("c3:.5", "e3:1").as("note:gain")
hsl: note("c3 e3").hsl(.5, 1, .5)
hsla: note("c3 e3").hsla(.5, 1, .5, 1)
ratio: freq("3:2".ratio().mul(220))
transpose: note("c3 e3 g3").transpose("<0 5 7>")
scaleTranspose: n("0 2 4").scale("C:major").scaleTranspose("<0 1 2>")
func: note("48 52").func(x => x)
unjoin: s("bd hh").unjoin("1 0").innerJoin()
into: s("bd hh sd cp").into("1 0", x => x.rev())
applyN: note("c3 e3").applyN(2, x => x.add(note(12)))
plyWith: note("48 52").plyWith(3, x => x.add(note(7)))
plyForEach: note("48 52").plyForEach(3, (x, i) => x.add(note(i)))
whenKey: s("bd sd").whenKey("Shift", x => x.fast(2))
midiToFreq: freq(midiToFreq(57))
freqToMidi: note(freqToMidi(220))
midi2note: note(midi2note(60))
sol2note: note("c3").label(sol2note(60, 'solfeggio'))
bjorklund: s("bd").struct(bjorklund(3, 8))
listRange: n(seq(...listRange(0, 7))).scale("C:major")
clamp: note(clamp(90, 36, 84))
rotate: note(seq(...rotate(["c3", "e3", "g3"], 1)))
hush: cat(s("bd*4"), s("sd").hush())
pickmodF: stack(s("bd*4"), s("sd").pickmodF(0, [x => x.rev()]))
H: s("bd sd").speed(1 + H(sine)())
midikeys: stack(s("bd*4"), midikeys('keys')())
logger: logger('hello'); s("bd sd")
errorLogger: errorLogger('hello'); s("bd sd")
getCurrentKeyboardState: getCurrentKeyboardState(); s("bd sd")
getTime: pure(getTime()).note()
getFrequency: freq(pure(getFrequency({note: 57})))
gamepad: s("hh*4").pan(gamepad(0).x1)
voicing: chord("<Cm7 F7 Bb^7 Eb^7>").voicing()
voicings: "<Cm7 F7>".voicings('lefthand').note()
addVoicings: addVoicings('house', {m7: ['3m 5P 7m 9M']}); chord("Cm7").dict('house').voicing()
setVoicingRange: setVoicingRange('lefthand', ['C3', 'C5']); chord("<Cm7 F7>").voicing()
setDefaultVoicings: setDefaultVoicings('ireal'); chord("<Cm7 F7>").voicing()
resetVoicings: resetVoicings(); chord("<Cm7 F7>").voicing()
voicingAlias: voicingAlias('m7', 'mi7'); chord("Cm7").voicing()
edo: freq("0 1 2".tuning(edo('31edo')).mul(220))
tune: n("0 2 4").tune('hexany15').mul(220).freq()
m: note(m('c3 e3'))
mini: note(mini('c3 e3'))
binary: s("hh").struct(binary(181))
binaryN: s("hh").struct(binaryN(181, 8))
shrink: note("c3 d3 e3 f3").shrink(1)
grow: note("c3 d3 e3 f3").grow(1)
take: note("c3 d3 e3 f3").take(3)
drop: note("c3 d3 e3 f3").drop(1)
pace: note("c3 d3 e3").pace(4)
expand: stepcat(note("c3 d3").expand(2), note("e3"))
contract: stepcat(note("c3 d3").contract(2), note("e3"))
extend: stepcat(note("c3 d3").extend(2), note("e3"))
replicate: stepcat(note("c3 d3").replicate(2), note("e3"))
tour: note("g3").tour("c3 d3", "e3 f3").note()
zip: zip("c3 e3", "g3 b3").note()
stepalt: stepalt(["c3", "e3"], "g3").note()
noteToMidi: note(noteToMidi('a3'))
getFreq: freq(getFreq('a3'))
appBoth: pure(x => x + 48).appBoth("0 4 7").note()
appLeft: pure(x => x + 48).appLeft("0 4 7").note()
appRight: pure(x => x + 48).appRight("0 4 7").note()
appWhole: pure(x => x + 48).appWhole((a, b) => b, "0 4 7").note()
arp: note("[c3,eb3,g3]*2").arp("0 1 2 1")
arpWith: note("[c3,eb3,g3]*2").arpWith(haps => haps[1])
asNumber: "48 52".asNumber().note()
averageArray: note(averageArray([48, 60]))
bind: "<0 1>".bind(x => note(48 + x))
bindWhole: "<0 1>".bindWhole((a, b) => b, x => note(48 + x))
innerBind: "<0 1>".innerBind(x => note("c3 e3").add(note(x)))
outerBind: "0 1".outerBind(x => note("c3 e3").add(note(x)))
squeezeBind: "0 1".squeezeBind(x => note("c3 e3").add(note(x)))
polyBind: "0 1".polyBind(x => note("c3 e3").add(note(x)))
stepBind: "0 1".stepBind(x => note("c3 e3").add(note(x)))
join: "0 1".fmap(x => note(48 + x)).join()
innerJoin: "0 1".fmap(x => note("c3 e3").add(note(x))).innerJoin()
outerJoin: "0 1".fmap(x => note("c3 e3").add(note(x))).outerJoin()
squeezeJoin: "0 1".fmap(x => note("c3 e3").add(note(x))).squeezeJoin()
polyJoin: "0 1".fmap(x => note("c3 e3").add(note(x))).polyJoin()
resetJoin: "0 1".fmap(x => note("c3 e3").add(note(x))).resetJoin()
restartJoin: "0 1".fmap(x => note("c3 e3").add(note(x))).restartJoin()
stepJoin: "0 1".fmap(x => note("c3 e3").add(note(x))).stepJoin()
bypass: s("bd*4").bypass("<0 1>")
ceil: "48.2 52.7".ceil().note()
floor: "48.2 52.7".floor().note()
round: "48.2 52.7".round().note()
choose2: note(sine2.segment(8).choose2("c3", "e3", "g3"))
compose: s("bd sd").apply(compose(x => x.fast(2), x => x.rev()))
pipe: s("bd sd").apply(pipe(x => x.fast(2), x => x.rev()))
constant: note(constant(60, 48))
id: s("bd sd").every(2, id)
curry: note(curry((a, b) => a + b, undefined, 2)(48)(12))
cycleToSeconds: s("bd*4").release(cycleToSeconds(1, .5))
firstCycle: pure(s("bd sd").firstCycle().length)
flatten: note(seq(...flatten([[48, 52], [55]])))
getControlName: s("bd").label(getControlName('lpf'))
isControlName: s("bd").mask(isControlName('lpf'))
getAccidentalsOffset: note(48 + getAccidentalsOffset('#'))
getRandsAtTime: s("bd*2").gain(getRandsAtTime(.5))
getSoundIndex: s("hh").n(getSoundIndex(9, 4))
isNote: s("bd").mask(isNote('c3'))
isNoteWithOctave: s("bd").mask(isNoteWithOctave('c3'))
isPattern: s("bd").mask(isPattern(sine))
mapArgs: note(mapArgs((a, b) => a + b, x => x * 12)(3, 1))
nanFallback: note(nanFallback("x", 60))
numeralArgs: note(numeralArgs((a, b) => a + b)('c3', 12))
fractionalArgs: s("bd sd").late(fractionalArgs(x => x)('q'))
parseNumeral: note(parseNumeral('c3'))
parseFractional: s("bd sd").late(parseFractional('e'))
objectMap: note(objectMap({c: 48}, x => x + 12).c)
pairs: note(pairs([48, 52, 55])[1][0])
parray: note(parray([48, 52]).fmap(x => x[1]))
pressBy: s("hh*4").pressBy("<0 .5>")
query: pure(s("bd sd").query(new State(new TimeSpan(0, 1))).length)
queryArc: pure(s("bd sd").queryArc(0, 1).length)
rootNotes: chord("<Cm7 F7>").rootNotes(2).note()
splitAt: note(seq(...splitAt(2, [48, 52, 55])[0]))
tokenizeNote: note(tokenizeNote('c3')[0])
uniq: note(seq(...uniq([48, 52, 48])))
uniqsort: note(seq(...uniqsort([52, 48, 52])))
uniqsortr: note(seq(...uniqsortr([52, 48, 52])))
valueToMidi: note(valueToMidi({freq: 220}))
wchooseCycles: wchooseCycles([s("bd*4"), 3], [s("bd sd"), 1])
xen: "0 1 2".xen("31edo").mul(220).freq()
zipWith: note(seq(...zipWith((a, b) => a + b, [48, 52], [0, 12])))
shrinklist: stepcat(...note("c3 d3 e3 f3").shrinklist(1))
s_taperlist: stepcat(...note("c3 d3 e3 f3").s_taperlist(1))
midin: s("hh*4").gain(midin(0)(74))
reify: note(reify(60))
inhabit: "<a b>".inhabit({a: s("bd sd"), b: s("hh*4")})
inhabitmod: "0 1 2".inhabitmod([s("bd sd"), s("hh*4")])
pickOut: "<0 1>".pickOut([s("bd*4"), s("hh cp")])
pickReset: "<0 1>".pickReset([s("bd*4"), s("hh cp")])
pickRestart: "<0 1>".pickRestart([s("bd*4"), s("hh cp")])
pickSqueeze: "<0 1>".pickSqueeze([s("bd*4"), s("hh cp")])
pickmod: "<0 1 2>".pickmod([s("bd*4"), s("hh cp")])
pickmodOut: "<0 1 2>".pickmodOut([s("bd*4"), s("hh cp")])
pickmodReset: "<0 1 2>".pickmodReset([s("bd*4"), s("hh cp")])
pickmodRestart: "<0 1 2>".pickmodRestart([s("bd*4"), s("hh cp")])
pickmodSqueeze: "<0 1 2>".pickmodSqueeze([s("bd*4"), s("hh cp")])
tuning: "0 1 2".tuning([1, 9/8, 5/4]).mul(220).freq()
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
    "utilities": "Values by hand", "visual": "Displays and devices",
    "plumbing": "Queries by hand", "registry": "Making patterns",
    "chords": "Scales and chords", "arpeggio": "Scales and chords", "reading": "Mini-notation",
}  # fmt: skip
OTHER: Final = "More"
