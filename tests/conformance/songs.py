"""Programs made up by dice, of what programs.py leaves out: what players say in whole songs.

Scales, chords and voicings, tunings, compound controls, signals, sound helpers, all operators
with all alignments, joins, helpers by name, plain JavaScript around patterns, labels, `register`,
`all`, `each` and the two generators of random numbers. The same seed gives the same program.
"""

from random import Random
from typing import Final

from tests.conformance.programs import KINDS, OTHERS, ROWS, Tables, rows

SONG: Final[dict[str, list[str]]] = {
    "key": [
        "C:minor", "D:dorian", "E4:mixolydian", "<C:major A:minor>", "F#:lydian",
        "Bb2:pentatonic", "C:minor:pentatonic", "G:harmonic:minor", "Ab:whole:tone",
        "<C:major F:minor>/2", "A:blues", "C:chromatic", "Eb:bebop:major", "D:hirajoshi",
        "B:locrian", "c:ritusen",
    ],
    "chord": [
        "C", "Cm", "C^7", "Dm7", "G7", "A7b13", "Fm9", "Bb^7", "E7#9", "Ebo7", "F#h7", "Csus",
        "Am6", "D13", "Gm11", "Ab-^7", "C69", "Daug", "Bb7sus", "Gadd9", "Co", "B7b9", "E-7",
        "C2", "F^9", "A7alt", "Db7#11", "Cm7b5",
    ],
    "chords": [
        "{chord}", "<{chord} {chord}>", "{chord} {chord}", "<{chord} {chord} {chord}>/2",
        "[{chord}|{chord}]", "<{chord}@3 {chord}>*2", "{chord} ~ {chord}",
    ],
    "dict": [
        "'lefthand'", "'triads'", "'guidetones'", "'legacy'", "'ireal'", "'ireal-ext'",
    ],
    "mode": [
        "above", "below", "duck", "root", "below:c4", "above:e3", "<duck root>", "root:g2",
    ],
    "notes": [
        "c3 [e3 g3]", "<c3 eb3> g3", "c e g", "[c,e,g] [d,f,a]", "c4 d#4 ~ gb3", "60 62 [64 67]",
        "<[c3,e3,g3] [a2,c3]>", "f#2*2 bb3", "c3(3,8)", "a2 . b2 c3",
    ],
    "interval": [
        "3", "-2", "'3M'", "'-2m'", '"<0 3 -5>"', '"0 7"', '"<3M -2m 5P>"', '"1 <2 4>"',
    ],
    "float": [
        ".5", "1", ".25", "0", "2", "-.5", "1.5", '"<.2 .8>"', '"0 1"', "sine", "perlin",
        "saw.range(0, 4)", "rand", "tri.slow(2)",
    ],
    "compound": [
        '.lpf("800:4")', '.lpf("<400:1 800:2:3>")', '.delay(".5:.25:.7")', '.room(".3:2")',
        '.vib("4:.5")', '.s("bd:3:.5")', '.s("<bd:1 sd:2>")', '.fm("2:1.5")', '.fmh("2:3")',
        '.phaser("2:.5")', '.tremolo("3:.5")', '.hpf("200:2")', '.bpf("500:3")',
        '.distort("2:.5")', '.compressor("-20:20:10:.002:.02")', '.pw(".5:2")',
        '.adsr(".1:.2:.5:.3")', '.ad(".1:.2")', '.ar(".01:.3")', '.ds(".2:.4")',
        '.adsr("<.1:.2 .3:.1:.8>")', '.note("60:3")', '.color("red blue")', '.shape(".5:.3")',
        '.ir("hall:2")', '.mode("below:c5")', '.tremolosync("2:.5")', '.transient(".3:.2")',
    ],
    "named": [
        "gain", "lpf", "hpf", "bpf", "lpq", "hpq", "crush", "coarse", "shape", "pan", "speed",
        "cut", "room", "size", "delay", "delaytime", "delayfb", "vowel", "attack", "decay",
        "sustain", "release", "legato", "clip", "orbit", "velocity", "detune", "unison", "spread",
        "fm", "fmh", "penv", "lpenv", "lpa", "lpd", "lps", "lpr", "noise", "octave", "cps",
        "channel", "bank", "begin", "end", "loop", "accelerate", "squiz", "phaser", "vib",
        "vibmod", "djf", "duck", "nudge", "unit", "midichan", "sound", "freq", "note", "n", "o",
        "rel", "att", "dec", "sus", "roomsize", "fxr",
    ],
    "signal2": [
        "saw2", "isaw2", "sine2", "cosine2", "tri2", "itri", "itri2", "square2", "berlin",
        "brand", "brandBy({unit})", "sine", "perlin", "rand", "time", "per", "perCycle",
        "cyclesPer", "irand({count})", "rand2", "isaw", "cosine",
    ],
    "pitched": [
        'n("{words}").scale("{key}")', 'note("{notes}")', 'chord("{chords}").voicing()',
        'chord("{chords}").dict({dict}).voicing()', 'n("{words}").chord("{chords}").voicing()',
        'chord("{chords}").anchor("{notes}").voicing()',
        'chord("{chords}").mode("{mode}").voicing()',
        'n("{words}").chord("{chords}").mode("{mode}").anchor("<c4 g5>").voicing()',
        '"{chords}".rootNotes({steps}).note()', 'note("{notes}").transpose({interval})',
        'n("{words}").scale("{key}").scaleTranspose("<0 2 -3>")',
        '"{notes}".scale("{key}").note()', 'note("{notes}").arp("{index0}")',
        'chord("{chords}").voicing().arp("{index0}")',
        'note("{notes}").arpWith(haps => haps[haps.length - 1])',
        'i("{words}").tune("{tuning}").mul(220).freq()', 'n("{words}").scale("{key}").strans(2)',
        '"{notes}".transpose({interval}).note()', '"{words}".xen("{edo}").mul(220).freq()',
        'n("{words}").scale("<C:major {key}>/2")', 'note("{notes}").add(note("{index0}"))',
        'n("{words}").add(n("<0 2>")).scale("{key}")',
        '"{words}".scale("{key}").scaleTranspose({steps}).note()',
        'chord("{chords}").set(dict({dict})).offset("<0 1 -1>").voicing()',
        'chord("{chords}").octaves(2).voicing()',
        'n("{words}").chord("{chords}").octaves(1).voicing()',
    ],
    "tuning": [
        "hexany15", "partch11", "tranh3", "hexany15",
    ],
    "edo": [
        "12edo", "31edo", "7edo", "5edo", "<12edo 19edo>",
    ],
    "index0": [
        "0 1 2", "0 [0,2] 1", "<0 1> 2 [1 0]", "0 1 2 3 4", "<0 [1,2]>*2", "0 .. 3",
    ],
    "joined": [
        "innerJoin", "outerJoin", "squeezeJoin", "resetJoin", "restartJoin", "join", "polyJoin",
    ],
    "applied": [
        "appLeft", "appRight", "appBoth",
    ],
    "op2": [
        "add", "sub", "mul", "div", "mod", "pow", "set", "keep", "keepif", "band", "bor", "bxor",
        "blshift", "brshift", "lt", "gt", "lte", "gte", "eq", "eqt", "ne", "net", "and", "or",
    ],
    "how2": [
        "", ".in", ".out", ".mix", ".squeeze", ".squeezein", ".squeezeout", ".reset", ".restart",
        ".poly",
    ],
    "plain": [
        '"{words}"', '"{words}"', "{signal2}.segment({count})", '"0 1 2 3"', "run({count})",
    ],
    "pickers": [
        "pick", "pickmod", "pickOut", "pickmodOut", "pickRestart", "pickmodRestart", "pickReset",
        "pickmodReset", "inhabit", "pickSqueeze", "inhabitmod", "pickmodSqueeze", "squeeze",
    ],
    "object": [
        "{ a: {source}, b: {source} }", "{ a: {pitched}, b: {source}, c: {source} }",
    ],
    "letters": [
        "a b", "<a b>", "a [b a]", "<a [a b]>/2", "b*2 a",
    ],
    "lambda": [
        "x => x * 2", "x => x + 1", "x => -x", "x => x % 3", "x => Math.floor(x / 2)",
        "x => x > 1 ? 5 : x", "x => [x, x + 1]", "x => ({ n: x })", "x => `${x}a`", "x => x ?? 1",
        "x => Math.max(1, x)", "x => x ** 2", "(x) => { if (x > 1) { return 0 } return x }",
        "x => [1, 2, 3].map(y => y + x).join(' ')", "x => parseInt(x) | 1",
    ],
    "happer": [
        "h => h.value", "h => h.whole.begin", "h => h.duration", "h => h.hasOnset()",
        "h => h.withValue(v => 1).value",
    ],
    "maker": [
        "[0, 2, 4].map(x => n(x))", "[1, 2].map(x => {source}.fast(x))",
        "['bd', 'sd'].map(x => s(x))", "Array.from({ length: 3 }, (_, i) => n(i * 2))",
        "[...[0, 3], 5].map((x, i) => note(48 + x * i))",
    ],
    "utility": [
        "noteToMidi('c#4')", "midiToFreq(69)", "freqToMidi(440)", "midi2note(61)",
        "getFreq('a3')", "clamp(5, 0, 3)", "rotate([1, 2, 3], 1).length",
        "flatten([[1], [2, 3]]).length", "sol2note('Do')", "listRange(1, 4).length", "id(3)",
        "constant(4)(1)", "compose(x => x + 1, x => x * 2)(3)", "pipe(x => x + 1, x => x * 2)(3)",
        "curry((a, b) => a + b)(1)(2)", "_mod(-1, 3)", "uniq([1, 1, 2]).length",
        "averageArray([1, 2, 6])", "zipWith((a, b) => a * b, [1, 2], [3, 4])[1]",
        "Fraction(1, 3).add(1).valueOf()", "splitAt(1, [1, 2, 3])[1].length",
        "parseNumeral('e3')", "bjorklund(3, 8).length", "getControlName('lpf').length",
        "isNote('c4') ? 1 : 0", "valueToMidi('e4')",
    ],
}  # fmt: skip

CALLS: Final = """
adsr float float float float; gain float; lpf float; hpf float; pan float; room float; vowel "<a e>"
; density time; sparsity time; compressSpan .25 .5; focusSpan .25 .75; zoomArc .25 .75;
rib offset time; timeline 1; seg count; euclidrot 3 8 count; eish 3 8 unit; invert;
slowchunk count change;
chunkback count change; filterValues x=>x; collect; undegrade; almostAlways change; echowith count
offset same-function; stutWith count offset same-function; stutwith count offset same-function;
juxby unit change; fromBipolar; asNumber; withValue x=>x; tag "'a'"; log; logValues;
shrinklist 2; s_taper steps; s_expand count; s_extend count; s_contract count; s_tour source;
setSteps 3; withSteps x=>x.add(1); partials [1,.5]; phases [0,.5]; sortHapsByPart;
withHapTime t=>t.add(.25); withQueryTime t=>t.add(.25); stripContext; defragmentHaps;
withHaps hs=>hs.filter(h=>h.hasOnset()); withHap h=>h.withValue(v=>v);
withQuerySpan s=>s; onTrigger ()=>0; bank "'RolandTR909'"; soft float; hard float;
cubic float; diode float; asym float; fold float; sinefold float; chebyshev float; lfo {c:'lpf'};
env {c:'lpf'}; scaleTranspose steps; transpose interval; ribbon offset time; palindrome;
late offset; early offset; swing count; ply time; degradeBy unit; press; pressBy unit; jux change;
chunkInto count change; stut count unit offset; linger unit; fastGap time; rangex 1 number
"""
WIDER: Final = [
    ".{op2}{how2}({plain})", ".{op2}{how2}({operand})", ".{op2}{how2}({source})", "{compound}",
    "{compound}", ".{named}({float})", ".{named}({plain})", ".{named}({number})",
    ".set{how2}({source})", ".add(note({index0q}))", ".fmap({lambda})", ".withValue({lambda})",
    ".fmap(x => ({ ...x, pan: .5 }))", ".fmap({ pan: 1 })", ".layer(x => x, {change})",
    ".sometimesBy({unit}, {change})", ".pickF({index}, [{change}, {change}])",
    ".pickmodF({index}, [{change}, {change}])", ".{applied}({plain})", ".filterHaps({happer})",
    ".func.in(x => 1)", '.orbit("<1 2>")', ".{named}({signal2})",
    ".every({count}, {named}({float}))", ".{named}()", ".as('{named}')",
    ".note().{named}({float})", '.ply("<1 2>")', ".chop(2)", ".degradeByWith({signal2}, {unit})",
    ".seed({count})", ".shuffle({count})", ".scramble({count})",
]  # fmt: skip
SONGS: Final = [
    "{pitched}{call}", "{pitched}{call}{call}", "{source}{call}{call}", "{plain}{call}",
    "{pitched}{call}", "{pitched}{call}{call}", "{source}{call}{call}", "{plain}{call}",
    "{index}.{pickers}([{pitched}, {source}]){call}", '"{letters}".{pickers}({object}){call}',
    "{plain}.fmap(x => {source}.fast(x)).{joined}(){call}",
    "{plain}.fmap(x => y => x * 10 + y).{applied}({plain}){call}",
    "const a = {pitched}\nconst f = {change}\nf(a){call}",
    "const [a, b] = [{source}, {pitched}]\nstack(a, b{call})",
    ("let out = silence\nfor (let i = 0; i < 3; i++) { out = out.stack(n(i).late(i / 8)) }\n"
     "out{call}"),
    "const { a, b = 2 } = { a: {plain} }\na.fast(b){call}", "stack(...{maker}){call}",
    "cat(...{maker}){call}", "seq(...{maker}){call}",
    ("register('twist', (amount, pat) => pat.fast(amount).add(n(amount)))\n{source}.twist({"
     "count}){call}"),
    "register('soft', (pat) => pat.gain(.5))\n{pitched}.soft(){call}",
    "const up = register('up', (x, pat) => pat.add(note(x)))\nup({count}, {pitched}){call}",
    "$: {source}{call}\n$: {pitched}{call}", "a: {source}\n_b: {pitched}\nc: {pitched}{call}",
    "$: {source}\n$: {pitched}\nall({change})", "$: {source}{call}\n$: {pitched}\neach({change})",
    "S1: {source}\nb: {pitched}", "$: {source}\n$: {pitched}\neach({change})\nall({change})",
    "setcpm(30)\n{pitched}{call}", "useRNG('precise')\n{source}{call}",
    "useRNG('precise')\nrand.segment({count})",
    "useRNG('precise')\n{source}.degradeBy({unit}).shuffle({count})", "n({utility}){call}",
    "seq({utility}, {utility}).n(){call}",
    "{signal2}.range({number}, {number}).segment({count}){call}",
    "{pitched}.{named}({signal2}.range({number}, {number})){call}",
    "{source}.{named}({signal2}){call}", "pure({utility}).fmap({lambda}){call}",
    "seq({plain}, {plain}).fmap({lambda}){call}", "choose2({plain}, {plain}).segment({count})",
    "{plain}.choose({source}, {source})", "{unit}.chooseIn === undefined ? {source} : {pitched}",
    "wrandcat([{source}, 3], [{pitched}, 1]){call}", "binaryL({count}).{op2}({plain})",
    "binaryNL({count}, 5)", "randrun({count})", "randL({count}).fmap(x => x.length)",
    "fastcat({source}, {pitched}){call}", "sequence({source}, {plain}){call}",
    "pm({source}, {source}){call}", "pr({source}, {source}){call}",
    "timecat([2, {source}], [1, {pitched}]){call}", "s_cat([1, {source}], {source})",
    "s_alt([{source}, {plain}], {source})", "s_zip({source}, {plain})",
    "s_polymeter({source}, {plain})", "arrange([1, {pitched}], [2, {source}]){call}",
    "mini('{words}').n(){call}", "m`0 <1 2>`.n(){call}",
    "pure({utility}).segment({count}).add({signal2}){call}", "reify({count}).add({plain})",
    "gap(2).stack({source}){call}", "ref(() => 3).segment({count})",
    "{source}.polyBind(x => {plain})",
    "{plain}.bindWhole((a, b) => a, x => {plain}.fmap(y => x + y))",
    "{source}.appWhole((a, b) => a, {plain})", "{source}.collect().fmap(hs => hs.length){call}",
    "{source}.stepBind(x => {plain}){call}", "n({plain}.fmap({lambda})){call}",
    's("bd").struct({plain}.{op2}({plain})){call}', "'{chord}'.length > 2 ? {source} : {pitched}",
    "seqPLoop([0, 1, {pitched}], [1, 2, {source}]){call}", "{plain}.{op2}{how2}({plain}){call}",
    "{plain}.{op2}{how2}({plain}).{op2}{how2}({plain})",
]  # fmt: skip
SONG["index0q"] = [f'"{index}"' for index in SONG["index0"]]
TABLES: Final = Tables({**KINDS, **SONG}, [*rows(CALLS, CALLS), *ROWS], [*WIDER, *WIDER, *OTHERS])


def song(seed: int) -> str:
    """The song of a seed.

    >>> song(1) == song(1)
    True
    """
    dice = Random(seed)
    return TABLES.filled(dice.choice(SONGS), dice)
