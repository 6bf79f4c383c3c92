"""The language for Python programs: types of every function and method.

Written by `python -m patterns.stub`; see face.py.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias, overload

from patterns.hap import Hap as Hap
from patterns.hap import TimeSpan as _Span
from patterns.pattern import Pattern as _Pattern

_Haps: TypeAlias = list[Hap]
_Plain: TypeAlias = Mapping[str, Any]
_Number: TypeAlias = float | Fraction
# A value that may be a pattern: text is mini-notation, a list a sequence.
_Value: TypeAlias = Tune | str | float | Fraction | bool | None | Sequence["_Value"]
_Change: TypeAlias = Callable[[Tune], Any]
_Function: TypeAlias = Callable[..., Any]

def TimeSpan(begin: _Number, end: _Number) -> _Span:
    """A span of cycles, for compressSpan, focusSpan and zoomArc."""

class Combine:
    """An operator: called, or first told whose times stay: `.add.squeeze("0 7")`."""

    def __call__(self, *values: _Value | _Plain | _Function) -> Tune: ...
    @property
    def in_(self) -> Combine: ...
    @property
    def out(self) -> Combine: ...
    @property
    def mix(self) -> Combine: ...
    @property
    def squeeze(self) -> Combine: ...
    @property
    def squeezein(self) -> Combine: ...
    @property
    def squeezeout(self) -> Combine: ...
    @property
    def reset(self) -> Combine: ...
    @property
    def restart(self) -> Combine: ...
    @property
    def poly(self) -> Combine: ...

class Tune:
    """A pattern with the vocabulary as its methods."""

    pattern: _Pattern
    def __init__(self, pattern: _Pattern) -> None: ...
    def query(
        self, begin: _Number = 0, end: _Number = 1, controls: _Plain = ...
    ) -> _Haps:
        """All haps that touch a span of cycles."""
    def __add__(self, other: _Value) -> Tune: ...
    def __mod__(self, other: _Value) -> Tune: ...
    def __mul__(self, other: _Value) -> Tune: ...
    def __pow__(self, other: _Value) -> Tune: ...
    def __radd__(self, other: _Value) -> Tune: ...
    def __rmod__(self, other: _Value) -> Tune: ...
    def __rmul__(self, other: _Value) -> Tune: ...
    def __rpow__(self, other: _Value) -> Tune: ...
    def __rsub__(self, other: _Value) -> Tune: ...
    def __rtruediv__(self, other: _Value) -> Tune: ...
    def __sub__(self, other: _Value) -> Tune: ...
    def __truediv__(self, other: _Value) -> Tune: ...
    def accelerate(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far speed and pitch rise or fall while it plays: 1 is to twice, -1 to a halt.

        >>> tune = s("break").accelerate(-1)
        """
    def activeLabel(self, value: _Value | _Plain = ..., /) -> Tune:
        """Text that the display shows while the event plays.

        >>> tune = note("c3 e3 g3").activeLabel("now")
        """
    def ad(self, *value: Any) -> Tune:
        """Attack and decay in one; one number is both.

        value: a number or a pattern of them.

        >>> tune = note("c3 e3 g3 b3").s("sawtooth").ad(".01:.2")
        """
    @property
    def add(self) -> Combine:
        """Adds numbers; note("c e".add(12)) is an octave higher.

        …args: a pattern.

        >>> tune = note(m("c3 e3 g3").add("<0 12 7>"))
        """
    def adsr(self, *value: Any) -> Tune:
        """Attack, decay, sustain and release in one: .adsr('.01:.1:.5:.2').

        value: a number or a pattern of them.

        >>> tune = note("c3 e3").s("sawtooth").adsr(".01:.1:.5:.2")
        """
    def almostAlways(self, *function: _Change | Tune) -> Tune:
        """The function on 90% of the events, by chance.

        function: function of a pattern, what is done to it.

        >>> tune = s("hh*8").almostAlways(lambda x: x.speed(2))
        """
    def almostNever(self, *function: _Change | Tune) -> Tune:
        """The function on 10% of the events, by chance.

        function: function of a pattern, what is done to it.

        >>> tune = s("hh*8").almostNever(lambda x: x.speed(2))
        """
    def always(self, *function: _Change | Tune) -> Tune:
        """The function, always.

        function: function of a pattern, what is done to it.

        >>> tune = s("hh*8").always(lambda x: x.speed(2))
        """
    def amp(self, value: _Value | _Plain = ..., /) -> Tune:
        """Loudness as a plain factor; 0.4 is as loud as without it.

        >>> tune = note("c3 e3 g3").s("sawtooth").amp(.6)
        """
    def analyze(self, value: _Value | _Plain = ..., /) -> Tune:
        """Name of the display that listens to this sound.

        >>> tune = note("c3 e3 g3").analyze(1)
        """
    def anchor(self, value: _Value | _Plain = ..., /) -> Tune:
        """Note that a voicing is built towards.

        >>> tune = chord("<Cm7 F7>").anchor("c4").voicing()
        """
    @property
    def and_(self) -> Combine:
        """The right value where the left one is true, else the left one.

        …args: a pattern.

        >>> tune = s("hh*8").struct(m("1 0 1 1").and_("1 1 0 1"))
        """
    def angle(self, value: _Value | _Plain = ..., /) -> Tune:
        """Angle for displays.

        value: turns.

        >>> tune = note("c3 e3 g3").angle(.5)
        """
    def animate(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").animate()
        """
    def appBoth(self, values: Any = ..., /) -> Tune:
        """A pattern of functions to a pattern of values; times that both share.

        >>> tune = pure(lambda x: x + 48).appBoth("0 4 7").note()
        """
    def appLeft(self, values: Any = ..., /) -> Tune:
        """A pattern of functions to a pattern of values; times of the functions.

        >>> tune = pure(lambda x: x + 48).appLeft("0 4 7").note()
        """
    def apply(self, *function: _Change | Tune) -> Tune:
        """What a function makes of the pattern.

        function: function of a pattern, what is done to it.

        >>> tune = note("c3 e3 g3").apply(lambda x: x.rev())
        """
    def applyN(self, times: _Value, function: _Change | Tune, /) -> Tune:
        """The function applied so many times, one on top of the other.

        times: number, how many times; function: function of a pattern, what is done to it.

        >>> tune = note("c3 e3").applyN(2, lambda x: x.add(note(12)))
        """
    def appRight(self, values: Any = ..., /) -> Tune:
        """A pattern of functions to a pattern of values; times of the values.

        >>> tune = pure(lambda x: x + 48).appRight("0 4 7").note()
        """
    def appWhole(self, whole: Any = ..., values: Any = ..., /) -> Tune:
        """A pattern of functions to a pattern of values; a function says the whole of both.

        whole: a function of both wholes.

        >>> tune = pure(lambda x: x + 48).appWhole(lambda a, b: b, "0 4 7").note()
        """
    def ar(self, *value: Any) -> Tune:
        """Attack and release in one; one number is both.

        value: a number or a pattern of them.

        >>> tune = note("c3 e3 g3 b3").s("sawtooth").ar(".1:.4")
        """
    def arp(self, *indices: Any) -> Tune:
        """Play the notes of chords by their index, the lowest first written being 0.

        indices: which notes of the chord, from 0.

        >>> tune = note("[c3,eb3,g3]*2").arp("0 1 2 1")
        """
    def arpWith(self, *function: Any) -> Tune:
        """What a function makes of the haps of each chord, as a pattern within its time.

        function: what is done to it.

        >>> tune = note("[c3,eb3,g3]*2").arpWith(lambda haps: haps[1])
        """
    def as_(self, *names: Any) -> Tune:
        """Each value, or each of a list of values, as the control of that name.

        >>> tune = seq("c3:.5", "e3:1").as_("note:gain")
        """
    def asNumber(self) -> Tune:
        """Every value as a number.

        >>> tune = note(m("48 52").asNumber().add(12))
        """
    def asym(self, amount: Any = ..., /) -> Tune:
        """Distort the sound, of the kind asym.

        amount: how strong, 0 to about 10.

        >>> tune = note("c2*4").s("sawtooth").asym(2)
        """
    def attack(self, value: _Value | _Plain = ..., /) -> Tune:
        """Time from silence to full level.

        value: s. Also: att.

        >>> tune = note("c3 e3 g3").s("sawtooth").attack(.1)
        """
    att = attack
    @property
    def band(self) -> Combine:
        """Bits that both whole numbers have.

        …args: a pattern.

        >>> tune = n(m("0 1 2 3 4 5 6 7").band(5)).scale("C:minor")
        """
    def bandf(self, value: _Value | _Plain = ..., /) -> Tune:
        """Middle frequency of the band-pass filter.

        value: Hz. Also: bp, bpf.

        >>> tune = note("c2*4").s("sawtooth").bandf("<400 1000>")
        """
    bp = bandf
    bpf = bandf
    def bandq(self, value: _Value | _Plain = ..., /) -> Tune:
        """Resonance of the band-pass filter: a higher one is narrower.

        Also: bpq.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bandq(4)
        """
    bpq = bandq
    def bank(self, value: _Value | _Plain = ..., /) -> Tune:
        """Drum machine whose samples are played, such as RolandTR909.

        >>> tune = s("bd sd hh sd").bank("RolandTR909")
        """
    def beat(self, step: _Value, steps: _Value, /) -> Tune:
        """Each event on one step of a cycle of so many; several as a pattern, "0,7,10".

        step: number, the places of the beats, from 0; steps: number, how many steps.

        >>> tune = s("bd").beat("0,7,10", 16)
        """
    def begin(self, value: _Value | _Plain = ..., /) -> Tune:
        """Where in the sample to begin, from 0 to 1.

        >>> tune = s("break").begin(".25 .5")
        """
    def bind(self, function: _Function = ..., /) -> Tune:
        """Patterns inside a pattern made one; events last as long as both.

        function: function, what is done to it.

        >>> tune = m("<0 1>").bind(lambda x: note(48 + x))
        """
    def bindWhole(self, whole: Any = ..., function: _Function = ..., /) -> Tune:
        """Join in which a function says the whole of an event from the outer and inner one's.

        whole: a function of both wholes; function: function, what is done to it.

        >>> tune = m("<0 1>").bindWhole(lambda a, b: b, lambda x: note(48 + x))
        """
    def binshift(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the bins of the spectrum are moved.

        value: bins.

        >>> tune = s("break").binshift(10)
        """
    def bite(self, slices: _Value, indices: _Value, /) -> Tune:
        """Cut each cycle into slices, and play them in the order that a pattern of indices says.

        slices: pattern, how many slices of the cycle; indices: pattern, which slices, from 0.

        >>> tune = n("0 .. 7").scale("C:minor").bite(4, "3 2 1 0")
        """
    def bjork(self, *rhythm: Any) -> Tune:
        """The pattern in a Euclidean rhythm [onsets, steps, rotation], as "3:8:2".

        rhythm: [beats, steps, rotation].

        >>> tune = s("bd").bjork([3, 8, 2])
        """
    @property
    def blshift(self) -> Combine:
        """Bits moved to the left: each step doubles a whole number.

        …args: a pattern.

        >>> tune = n(m("0 1 2 3").blshift("<0 1>")).scale("C:minor")
        """
    def bmod(self, settings: Any = ..., name: Any = ..., /) -> Tune:
        """Move the control before it by what a bus carries: .bmod({bus: 1, depth: .5}).

        settings: names and values, such as {rate: 2}; name: a name.

        >>> tune = note("c2*4").s("sawtooth").lpf(500).bmod({"bus": 1, "depth": .5})
        """
    @property
    def bor(self) -> Combine:
        """Bits that either whole number has.

        …args: a pattern.

        >>> tune = n(m("0 1 2 3 4 5 6 7").bor("<0 1>")).scale("C:minor")
        """
    def bpattack(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the band-pass filter.

        value: s. Also: bpa.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bpenv(4).bpattack(.1)
        """
    bpa = bpattack
    def bpdc(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the band-pass filter is moved up.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bprate(2).bpdc(.5)
        """
    def bpdecay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the band-pass filter.

        value: s. Also: bpd.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bpenv(4).bpdecay(.1)
        """
    bpd = bpdecay
    def bpdepth(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the band-pass filter moves.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bprate(2).bpdepth(.5)
        """
    def bpdepthfrequency(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the band-pass filter moves, in Hz.

        value: Hz. Also: bpdepthfreq.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bprate(2).bpdepthfrequency(300)
        """
    bpdepthfreq = bpdepthfrequency
    def bpenv(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the band-pass filter.

        value: octaves. Also: bpe.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bpenv(4)
        """
    bpe = bpenv
    def bprate(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the LFO of the band-pass filter moves.

        value: Hz.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bprate(2)
        """
    def bprelease(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the band-pass filter.

        value: s. Also: bpr.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bpenv(4).bprelease(.2)
        """
    bpr = bprelease
    def bpshape(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the LFO of the band-pass filter.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bprate(2).bpshape(1)
        """
    def bpskew(self, value: _Value | _Plain = ..., /) -> Tune:
        """Leans the wave of the LFO of the band-pass filter, from 0 to 1.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bprate(2).bpskew(.2)
        """
    def bpsustain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the band-pass filter, from 0 to 1.

        Also: bps.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bpenv(4).bpsustain(.5)
        """
    bps = bpsustain
    def bpsync(self, value: _Value | _Plain = ..., /) -> Tune:
        """How often in a cycle the LFO of the band-pass filter moves.

        value: per cycle.

        >>> tune = note("c2*4").s("sawtooth").bpf(800).bpsync(4)
        """
    def brak(self) -> Tune:
        """Every second cycle squeezed into its first half and moved by a quarter.

        >>> tune = s("bd sd hh cp").brak()
        """
    @property
    def brshift(self) -> Combine:
        """Bits moved to the right: each step halves a whole number.

        …args: a pattern.

        >>> tune = n(m("0 2 4 8").brshift("<0 1>")).scale("C:minor")
        """
    def bus(self, value: _Value | _Plain = ..., /) -> Tune:
        """Bus that the sound is sent to as well.

        >>> tune = note("c3 e3 g3").s("triangle").bus(1)
        """
    def busgain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Level of what is sent to the bus.

        Also: bgain.

        >>> tune = note("c3 e3 g3").s("triangle").bus(1).busgain(.5)
        """
    bgain = busgain
    @property
    def bxor(self) -> Combine:
        """Bits that one of both whole numbers has.

        …args: a pattern.

        >>> tune = n(m("0 1 2 3 4 5 6 7").bxor("<0 3>")).scale("C:minor")
        """
    def bypass(self, *off: Any) -> Tune:
        """Silence where true.

        off: 1 silences.

        >>> tune = s("bd*4").bypass("<0 1>")
        """
    def byteBeatExpression(self, value: _Value | _Plain = ..., /) -> Tune:
        """Formula of a bytebeat sound, in t.

        Also: bbexpr.

        >>> tune = s("bytebeat").byteBeatExpression("t*(t>>15^t>>66)")
        """
    bbexpr = byteBeatExpression
    def byteBeatStartTime(self, value: _Value | _Plain = ..., /) -> Tune:
        """Where the time t of a bytebeat begins.

        value: samples. Also: bbst.

        >>> tune = s("bytebeat").byteBeatStartTime(1000)
        """
    bbst = byteBeatStartTime
    def cat(self, *values: Any) -> Tune:
        """One after another, one a cycle.

        Also: slowcat.

        >>> tune = cat(s("bd*4"), s("bd sd"))
        """
    slowcat = cat
    def ccn(self, value: _Value | _Plain = ..., /) -> Tune:
        """Number of the MIDI controller, from 0 to 127.

        >>> tune = note("c3 e3").ccn(74).ccv(sine)
        """
    def ccv(self, value: _Value | _Plain = ..., /) -> Tune:
        """Setting of the MIDI controller, from 0 to 1.

        >>> tune = note("c3 e3").ccn(74).ccv(sine)
        """
    def ceil(self) -> Tune:
        """To the whole number above.

        >>> tune = m("48.2 52.7").ceil().note()
        """
    def channel(self, value: _Value | _Plain = ..., /) -> Tune:
        """Output channel.

        >>> tune = note("c3 e3 g3").s("triangle").channel(1)
        """
    def channels(self, value: _Value | _Plain = ..., /) -> Tune:
        """Output channels, as a list.

        Also: ch.

        >>> tune = note("c3 e3 g3").s("triangle").channels([1, 2])
        """
    ch = channels
    def chebyshev(self, amount: Any = ..., /) -> Tune:
        """Distort the sound, of the kind chebyshev.

        amount: how strong, 0 to about 10.

        >>> tune = note("c2*4").s("sawtooth").chebyshev(2)
        """
    def choose(self, *values: Any) -> Tune:
        """One of the values, where this pattern goes from 0 to 1.

        >>> tune = note(choose("c3", "e3", "g3")).segment(8)
        """
    def choose2(self, *values: Any) -> Tune:
        """One of the values, where this pattern goes from -1 to 1.

        >>> tune = note(sine2.segment(8).choose2("c3", "e3", "g3"))
        """
    def chop(self, *times: _Value) -> Tune:
        """Each event cut into pieces that play its sample in turn.

        times: number, how many pieces.

        >>> tune = s("break").chop(8)
        """
    def chord(self, value: _Value | _Plain = ..., /) -> Tune:
        """Chord by its symbol, such as Cm7, for voicing and rootNotes.

        >>> tune = chord("<Cm7 F7>").voicing()
        """
    def chorus(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the chorus.

        >>> tune = note("c2*4").s("sawtooth").chorus(.5)
        """
    def chunk(self, times: _Value, function: _Change | Tune, /) -> Tune:
        """Change one part a cycle, in turn.

        times: whole number, how many parts; function: function of a pattern, what is done to it. Also: slowChunk, slowchunk.

        >>> tune = n("0 2 4 6").chunk(4, lambda x: x.add(n(7))).scale("A:minor")
        """
    slowChunk = chunk
    slowchunk = chunk
    def chunkBack(self, times: _Value, function: _Change | Tune, /) -> Tune:
        """Change one part a cycle, from the last.

        times: whole number, how many parts; function: function of a pattern, what is done to it. Also: chunkback.

        >>> tune = n("0 2 4 6").chunkBack(4, lambda x: x.add(n(7))).scale("A:minor")
        """
    chunkback = chunkBack
    def chunkBackInto(self, times: _Value, function: _Change | Tune, /) -> Tune:
        """As chunkInto, from the last part to the first.

        times: whole number, how many parts; function: function of a pattern, what is done to it. Also: chunkbackinto.

        >>> tune = s("bd hh sd cp").chunkBackInto(4, lambda x: x.fast(2))
        """
    chunkbackinto = chunkBackInto
    def chunkInto(self, times: _Value, function: _Change | Tune, /) -> Tune:
        """Loop one part of the cycle and change it, a different part each cycle.

        times: whole number, how many parts; function: function of a pattern, what is done to it. Also: chunkinto.

        >>> tune = s("bd hh sd cp").chunkInto(4, lambda x: x.fast(2))
        """
    chunkinto = chunkInto
    def clip(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long a note lasts against its event: 1 fills it, .5 half of it.

        value: events. Also: legato.

        >>> tune = note("c3 e3 g3").clip(.5)
        """
    legato = clip
    def coarse(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long each sample of the sound is held: lower sampling rates.

        value: samples.

        >>> tune = note("c2*4").s("sawtooth").coarse("<1 8 16>")
        """
    def collect(self) -> Tune:
        """Haps at the same time gathered in lists of haps.

        >>> tune = note("[c3,e3,g3]*2").collect().fmap(lambda haps: haps[0].value)
        """
    def color(self, value: _Value | _Plain = ..., /) -> Tune:
        """Colour of the event on the display.

        >>> tune = note("c3 e3 g3").color("<red blue>")
        """
    def comb(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount of comb filtering of the spectrum.

        >>> tune = s("break").comb(.5)
        """
    def compress(self, begin: _Value, end: _Value, /) -> Tune:
        """Squeeze each cycle into [begin, end) of it, with rests around.

        begin: number, where in the cycle it begins, 0 to 1; end: number, where in the cycle it ends, 0 to 1.

        >>> tune = s("bd sd").compress(.25, .75)
        """
    def compressor(self, value: _Value | _Plain = ..., /) -> Tune:
        """Level above which the sound is turned down.

        value: dB.

        >>> tune = note("c2*4").s("sawtooth").compressor(-20)
        """
    def compressorAttack(self, value: _Value | _Plain = ..., /) -> Tune:
        """How soon the compressor acts.

        value: s.

        >>> tune = note("c2*4").s("sawtooth").compressor(-20).compressorAttack(.01)
        """
    def compressorKnee(self, value: _Value | _Plain = ..., /) -> Tune:
        """How wide the range is in which the compressor sets in.

        value: dB.

        >>> tune = note("c2*4").s("sawtooth").compressor(-20).compressorKnee(10)
        """
    def compressorRatio(self, value: _Value | _Plain = ..., /) -> Tune:
        """How much the compressor turns down.

        >>> tune = note("c2*4").s("sawtooth").compressor(-20).compressorRatio(8)
        """
    def compressorRelease(self, value: _Value | _Plain = ..., /) -> Tune:
        """How soon the compressor lets go.

        value: s.

        >>> tune = note("c2*4").s("sawtooth").compressor(-20).compressorRelease(.1)
        """
    def compressSpan(self, *span: _Span) -> Tune:
        """Squeeze each cycle into a time span of it, with rests around.

        span: time span. Also: compressspan.

        >>> tune = s("bd sd").compressSpan(TimeSpan(.25, .75))
        """
    compressspan = compressSpan
    def contract(self, *factor: _Value) -> Tune:
        """Count as so many times fewer steps.

        factor: number, how many times as few steps. Also: s_contract.

        >>> tune = stepcat(note("c3 d3").contract(2), note("e3"))
        """
    s_contract = contract
    def control(self, *value: Any) -> Tune:
        """A MIDI control change: .control([74, .5]).

        value: a number or a pattern of them.

        >>> tune = note("c3").control([74, .5])
        """
    def cpm(self, *cycles: _Value) -> Tune:
        """Play at so many cycles a minute, whatever the tempo of the rest.

        cycles: number, cycles a minute.

        >>> tune = s("bd sd").cpm(45)
        """
    def cps(self, value: _Value | _Plain = ..., /) -> Tune:
        """Tempo that the event carries.

        value: cycles/s.

        >>> tune = note("c3 e3 g3").cps(.6)
        """
    def crush(self, value: _Value | _Plain = ..., /) -> Tune:
        """Resolution of the sound: 16 is fine, 4 is rough.

        value: bits.

        >>> tune = note("c2*4").s("sawtooth").crush("<16 6 4>")
        """
    def csound(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").csound()
        """
    def csoundm(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").csoundm()
        """
    def ctlNum(self, value: _Value | _Plain = ..., /) -> Tune:
        """Number of the MIDI controller.

        >>> tune = note("c3 e3").ctlNum(74)
        """
    def ctranspose(self, value: _Value | _Plain = ..., /) -> Tune:
        """Transposes by semitones.

        value: semitones.

        >>> tune = note("c3").ctranspose(7)
        """
    def cubic(self, amount: Any = ..., /) -> Tune:
        """Distort the sound, of the kind cubic.

        amount: how strong, 0 to about 10.

        >>> tune = note("c2*4").s("sawtooth").cubic(2)
        """
    def curve(self, value: _Value | _Plain = ..., /) -> Tune:
        """How bent the slide of pitch is.

        >>> tune = note("c3 e3").s("zzfx").curve(2)
        """
    def cut(self, value: _Value | _Plain = ..., /) -> Tune:
        """Group in which a new sample ends the one before.

        >>> tune = s("hh oh hh oh").cut(1)
        """
    def cutoff(self, value: _Value | _Plain = ..., /) -> Tune:
        """Cut-off of the low-pass filter: what lies above gets quieter.

        value: Hz. Also: ctf, lp, lpf.

        >>> tune = note("c2*4").s("sawtooth").cutoff("<400 800 2000>")
        """
    ctf = cutoff
    lp = cutoff
    lpf = cutoff
    def decay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Time from full level to the sustain level.

        value: s. Also: dec.

        >>> tune = note("c3 e3 g3").s("sawtooth").decay(.1).sustain(0)
        """
    dec = decay
    def defragmentHaps(self) -> Tune:
        """The events, pieces of one event put together, without the moments of signals.

        >>> tune = note("c3 e3 g3 b3").defragmentHaps()
        """
    def degrade(self) -> Tune:
        """Drop half of the events, by chance.

        >>> tune = s("hh*8").degrade()
        """
    def degradeBy(self, *amount: _Value) -> Tune:
        """Drop a random part of the events, from 0 (none) to 1 (all).

        amount: number, a share from 0 to 1.

        >>> tune = s("hh*16").degradeBy(.4)
        """
    def degradeByWith(self, chances: Any, amount: _Value, /) -> Tune:
        """Keep the events for which a pattern of chances is above the amount.

        chances: a pattern from 0 to 1; amount: number, a share from 0 to 1.

        >>> tune = s("hh*8")._degradeByWith(rand, .5)
        """
    def degree(self, value: _Value | _Plain = ..., /) -> Tune:
        """Step of the scale.

        >>> tune = note("c3").degree("<0 2>")
        """
    def delay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Level sent to the delay, from 0 to 1.

        >>> tune = note("c3 e3 g3").s("triangle").delay(.5)
        """
    def delayfeedback(self, value: _Value | _Plain = ..., /) -> Tune:
        """What is left of the sound in each echo, below 1.

        Also: delayfb, dfb.

        >>> tune = note("c3 e3 g3").s("triangle").delay(.5).delayfeedback(.7)
        """
    delayfb = delayfeedback
    dfb = delayfeedback
    def delayspeed(self, value: _Value | _Plain = ..., /) -> Tune:
        """Playback rate of the echoes.

        >>> tune = note("c3 e3 g3").s("triangle").delay(.5).delayspeed(2)
        """
    def delaysync(self, value: _Value | _Plain = ..., /) -> Tune:
        """Time between echoes, in cycles.

        value: cycles.

        >>> tune = note("c3 e3 g3").s("triangle").delay(.5).delaysync(1/8)
        """
    def delaytime(self, value: _Value | _Plain = ..., /) -> Tune:
        """Time between echoes.

        value: s. Also: delayt, dt.

        >>> tune = note("c3 e3 g3").s("triangle").delay(.5).delaytime(.125)
        """
    delayt = delaytime
    dt = delaytime
    def deltaSlide(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the slide of pitch changes.

        value: semitones/s.

        >>> tune = note("c3 e3 g3").s("sawtooth").deltaSlide(.1)
        """
    def density(self, value: _Value | _Plain = ..., /) -> Tune:
        """How many crackles the sound "crackle" has.

        >>> tune = s("crackle*4").density(.1)
        """
    def detune(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the voices of a supersaw lie apart.

        value: semitones. Also: det.

        >>> tune = note("c2 eb2 g2").s("supersaw").detune(.3)
        """
    det = detune
    def dictionary(self, value: _Value | _Plain = ..., /) -> Tune:
        """Dictionary of chord voicings.

        Also: dict.

        >>> tune = chord("<Cm7 F7>").dict("lefthand").voicing()
        """
    dict = dictionary
    def diode(self, amount: Any = ..., /) -> Tune:
        """Distort the sound, of the kind diode.

        amount: how strong, 0 to about 10.

        >>> tune = note("c2*4").s("sawtooth").diode(2)
        """
    def discreteOnly(self) -> Tune:
        """The events, without the moments of signals.

        >>> tune = stack(note("c3 e3"), note(saw.range(48, 60))).discreteOnly()
        """
    def distort(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount of distortion.

        Also: dist.

        >>> tune = note("c2*4").s("sawtooth").distort("<0 2 4>")
        """
    dist = distort
    def distorttype(self, value: _Value | _Plain = ..., /) -> Tune:
        """Kind of distortion, such as soft, hard or fold.

        Also: disttype.

        >>> tune = note("c2*4").s("sawtooth").distort(2).distorttype("fold")
        """
    disttype = distorttype
    def distortvol(self, value: _Value | _Plain = ..., /) -> Tune:
        """Level after the distortion.

        Also: distvol.

        >>> tune = note("c2*4").s("sawtooth").distort(3).distortvol(.6)
        """
    distvol = distortvol
    @property
    def div(self) -> Combine:
        """Divides numbers.

        …args: a pattern.

        >>> tune = s("hh*4").gain(m("1 .8 .6 .4").div("<1 2>"))
        """
    def djf(self, value: _Value | _Plain = ..., /) -> Tune:
        """Filter of the whole orbit: below .5 a low-pass, above it a high-pass.

        >>> tune = note("c2*4").s("sawtooth").djf("<.3 .5 .7>")
        """
    def dough(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").dough()
        """
    def draw(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").draw()
        """
    def drawLine(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").drawLine()
        """
    def drive(self, value: _Value | _Plain = ..., /) -> Tune:
        """How hard the ladder filter is driven.

        >>> tune = note("c2*4").s("sawtooth").lpf(800).ftype("ladder").drive(2)
        """
    def drop(self, *steps: _Value) -> Tune:
        """Without so many steps from the begin; negative: from the end.

        steps: number, how many steps, from the end where negative. Also: s_sub.

        >>> tune = note("c3 d3 e3 f3").drop(1)
        """
    s_sub = drop
    def dry(self, value: _Value | _Plain = ..., /) -> Tune:
        """Level of what goes past delay and reverb.

        >>> tune = note("c3 e3 g3").s("triangle").room(.8).dry(.3)
        """
    def ds(self, *value: Any) -> Tune:
        """Decay and sustain in one; sustain is 0 if not given.

        value: a number or a pattern of them.

        >>> tune = note("c3 e3 g3 b3").s("sawtooth").ds(".1:.3")
        """
    def duckattack(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long a ducked orbit takes to come back.

        value: s. Also: duckatt.

        >>> tune = stack(note("c3*8").s("sawtooth").orbit(2), s("bd*4").duckorbit(2).duckattack(.2))
        """
    duckatt = duckattack
    def duckdepth(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far an orbit is ducked, from 0 to 1.

        >>> tune = stack(note("c3*8").s("sawtooth").orbit(2), s("bd*4").duckorbit(2).duckdepth(.8))
        """
    def duckonset(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long an orbit takes to be ducked.

        value: s. Also: duckons.

        >>> tune = stack(note("c3*8").s("sawtooth").orbit(2), s("bd*4").duckorbit(2).duckonset(.02))
        """
    duckons = duckonset
    def duckorbit(self, value: _Value | _Plain = ..., /) -> Tune:
        """Orbit that is ducked when this sound begins.

        Also: duck.

        >>> tune = stack(note("c3*8").s("sawtooth").orbit(2), s("bd*4").duckorbit(2))
        """
    duck = duckorbit
    def duration(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long the sound lasts.

        value: cycles. Also: dur.

        >>> tune = note("c3 e3 g3").duration(.1)
        """
    dur = duration
    def early(self, *cycles: _Value) -> Tune:
        """Play earlier by some cycles.

        cycles: number, a time in cycles.

        >>> tune = s("bd sd, hh*4").early(.25)
        """
    def echo(self, times: _Value, by: _Value, feedback: _Value, /) -> Tune:
        """Repeat the pattern later, at gain 1, feedback, feedback squared and so on.

        times: whole number, how many times; by: number, a time in cycles; feedback: number, the level of each echo against the one before, 0 to 1.

        >>> tune = s("bd sd").echo(3, 1/8, .6)
        """
    def echoWith(self, times: _Value, by: _Value, function: _Function | Tune, /) -> Tune:
        """Repeat the pattern later, each time through a function that gets the index as well.

        times: whole number, how many times; by: number, a time in cycles; function: function, what is done to it. Also: echowith, stutWith, stutwith.

        >>> tune = n("0 4").echoWith(4, 1/8, lambda p, i: p.add(n(i))).scale("C:major")
        """
    echowith = echoWith
    stutWith = echoWith
    stutwith = echoWith
    def end(self, value: _Value | _Plain = ..., /) -> Tune:
        """Where in the sample to end, from 0 to 1.

        >>> tune = s("break").end(.5)
        """
    def enhance(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far strong parts of the spectrum are lifted.

        >>> tune = s("break").enhance(4)
        """
    def env(self, settings: Any = ..., name: Any = ..., /) -> Tune:
        """Move the control before it along an envelope: .lpf(500).env({attack: .1}).

        settings: names and values, such as {rate: 2}; name: a name.

        >>> tune = note("c2*4").s("sawtooth").lpf(500).env({"attack": .1})
        """
    @property
    def eq(self) -> Combine:
        """True where both values are equal, "1" and 1 too.

        …args: a pattern.

        >>> tune = s("hh").struct(m("0 1 2 3").eq("<1 2>"))
        """
    @property
    def eqt(self) -> Combine:
        """True where both values are equal and of the same kind.

        …args: a pattern.

        >>> tune = s("hh").struct(m("0 1 2 3").eqt("<1 2>"))
        """
    def euclid(self, onsets: _Value, steps: _Value, /) -> Tune:
        """The pattern in a Euclidean rhythm.

        onsets: whole number, how many beats; steps: whole number, how many steps.

        >>> tune = s("bd").euclid(3, 8)
        """
    def euclidish(self, pulses: _Value, steps: _Value, evenness: _Value, /) -> Tune:
        """The pattern in a Euclidean rhythm (0) that turns into an even one (1).

        pulses: whole number, how many beats; steps: whole number, how many steps; evenness: number, 0 Euclidean, 1 even. Also: eish.

        >>> tune = s("hh").euclidish(7, 12, "<0 .5 1>")
        """
    eish = euclidish
    def euclidLegato(self, onsets: _Value, steps: _Value, /) -> Tune:
        """As euclid, each event held until the next one.

        onsets: whole number, how many beats; steps: whole number, how many steps.

        >>> tune = note("c3").euclidLegato(5, 8).s("sawtooth")
        """
    def euclidLegatoRot(self, onsets: _Value, steps: _Value, rotation: _Value, /) -> Tune:
        """As euclidLegato, moved later by some steps.

        onsets: whole number, how many beats; steps: whole number, how many steps; rotation: number, how many steps later.

        >>> tune = note("c3").euclidLegatoRot(3, 8, 2).s("sawtooth")
        """
    def euclidRot(self, onsets: _Value, steps: _Value, rotation: _Value, /) -> Tune:
        """The pattern in a Euclidean rhythm that begins later by some steps.

        onsets: whole number, how many beats; steps: whole number, how many steps; rotation: whole number, how many steps later. Also: euclidrot.

        >>> tune = s("cp").euclidRot(3, 8, 2)
        """
    euclidrot = euclidRot
    def every(self, cycles: _Value, function: _Change | Tune, /) -> Tune:
        """The function on the first of so many cycles.

        cycles: whole number, how many cycles it takes round; function: function of a pattern, what is done to it. Also: firstOf.

        >>> tune = s("bd hh sd hh").every(4, lambda x: x.fast(2))
        """
    firstOf = every
    def expand(self, *factor: _Value) -> Tune:
        """Count as so many times more steps.

        factor: number, how many times as many steps. Also: s_expand.

        >>> tune = stepcat(note("c3 d3").expand(2), note("e3"))
        """
    s_expand = expand
    def expression(self, value: _Value | _Plain = ..., /) -> Tune:
        """MIDI expression, from 0 to 1.

        >>> tune = note("c3 e3").expression(.8)
        """
    def extend(self, *factor: _Value) -> Tune:
        """Faster, with as many more steps.

        factor: number, how many times. Also: s_extend.

        >>> tune = stepcat(note("c3 d3").extend(2), note("e3"))
        """
    s_extend = extend
    def fadeInTime(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long the sound is faded in.

        value: s.

        >>> tune = note("c3 e3 g3").s("sawtooth").fadeInTime(.05)
        """
    def fadeTime(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long the sound is faded out.

        value: s. Also: fadeOutTime.

        >>> tune = note("c3 e3 g3").s("sawtooth").fadeTime(.05)
        """
    fadeOutTime = fadeTime
    def fanchor(self, value: _Value | _Plain = ..., /) -> Tune:
        """Which share of a filter envelope lies below the cut-off.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lpenv(4).fanchor(.5)
        """
    def fast(self, *factor: _Value) -> Tune:
        """Play faster: factor cycles in the time of one. 0 or less is silence.

        factor: number, how many times as fast.

        >>> tune = s("bd sd").fast("<1 2 4>")
        """
    def fastChunk(self, times: _Value, function: _Change | Tune, /) -> Tune:
        """As chunk, the pattern at its own pace.

        times: whole number, how many parts; function: function of a pattern, what is done to it. Also: fastchunk.

        >>> tune = n("0 2 4 6").fastChunk(4, lambda x: x.add(n(7))).scale("A:minor")
        """
    fastchunk = fastChunk
    def fastGap(self, *factor: _Value) -> Tune:
        """Play each cycle faster, once, and rest until the next one; below 1, cut off its end.

        factor: number, how many times as fast. Also: fastgap.

        >>> tune = s("bd hh sd hh").fastGap("<1 2>")
        """
    fastgap = fastGap
    def fft(self, value: _Value | _Plain = ..., /) -> Tune:
        """Size of the display's spectrum.

        >>> tune = note("c3 e3 g3").analyze(1).fft(5)
        """
    def fill(self, value: _Value | _Plain = ..., /) -> Tune:
        """Filling for displays.

        >>> tune = note("c3 e3 g3").fill(1)
        """
    def filter(self, *test: _Function | Tune) -> Tune:
        """The haps that pass a test.

        test: function, says yes or no.

        >>> tune = note("48 55 60").filter(lambda hap: hap.value["note"] > 50)
        """
    def filterHaps(self, test: _Function, /) -> Tune:
        """The haps that pass a test.

        test: function, says yes or no.

        >>> tune = note("48 55 60").filterHaps(lambda hap: hap.value["note"] > 50)
        """
    def filterValues(self, test: _Function, /) -> Tune:
        """The events whose value passes a test.

        test: function, says yes or no.

        >>> tune = seq(1, 2, 3).filterValues(lambda x: x > 1).add(48).note()
        """
    def filterWhen(self, *test: _Function | Tune) -> Tune:
        """The events whose begin passes a test.

        test: function, says yes or no.

        >>> tune = s("bd*8").filterWhen(lambda t: t < 1)
        """
    def firstCycle(self) -> _Haps:
        """The haps of the first cycle.

        >>> tune = note(48 + len(s("bd sd hh").firstCycle()))
        """
    def fit(self) -> Tune:
        """Speed samples up or down so that each lasts as long as its event.

        >>> tune = s("break").fit()
        """
    def floor(self) -> Tune:
        """To the whole number below.

        >>> tune = m("48.2 52.7").floor().note()
        """
    def fmap(self, function: _Function, /) -> Tune:
        """Every value through a function.

        function: function, what is done to it. Also: withValue.

        >>> tune = seq(0, 4, 7).fmap(lambda x: x + 48).note()
        """
    withValue = fmap
    def fmattack(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the frequency modulator.

        value: s. Also: fmatt, fmatt1, fmattack1.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmattack(.1)
        """
    fmatt = fmattack
    fmatt1 = fmattack
    fmattack1 = fmattack
    def fmattack2(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the frequency modulator 2.

        value: s. Also: fmatt2.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmattack2(.1)
        """
    fmatt2 = fmattack2
    def fmattack3(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the frequency modulator 3.

        value: s. Also: fmatt3.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmattack3(.1)
        """
    fmatt3 = fmattack3
    def fmattack4(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the frequency modulator 4.

        value: s. Also: fmatt4.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmattack4(.1)
        """
    fmatt4 = fmattack4
    def fmattack5(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the frequency modulator 5.

        value: s. Also: fmatt5.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmattack5(.1)
        """
    fmatt5 = fmattack5
    def fmattack6(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the frequency modulator 6.

        value: s. Also: fmatt6.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmattack6(.1)
        """
    fmatt6 = fmattack6
    def fmattack7(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the frequency modulator 7.

        value: s. Also: fmatt7.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmattack7(.1)
        """
    fmatt7 = fmattack7
    def fmattack8(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the frequency modulator 8.

        value: s. Also: fmatt8.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmattack8(.1)
        """
    fmatt8 = fmattack8
    def fmdecay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the frequency modulator.

        value: s. Also: fmdec, fmdec1, fmdecay1.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmdecay(.1)
        """
    fmdec = fmdecay
    fmdec1 = fmdecay
    fmdecay1 = fmdecay
    def fmdecay2(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the frequency modulator 2.

        value: s. Also: fmdec2.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmdecay2(.1)
        """
    fmdec2 = fmdecay2
    def fmdecay3(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the frequency modulator 3.

        value: s. Also: fmdec3.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmdecay3(.1)
        """
    fmdec3 = fmdecay3
    def fmdecay4(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the frequency modulator 4.

        value: s. Also: fmdec4.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmdecay4(.1)
        """
    fmdec4 = fmdecay4
    def fmdecay5(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the frequency modulator 5.

        value: s. Also: fmdec5.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmdecay5(.1)
        """
    fmdec5 = fmdecay5
    def fmdecay6(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the frequency modulator 6.

        value: s. Also: fmdec6.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmdecay6(.1)
        """
    fmdec6 = fmdecay6
    def fmdecay7(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the frequency modulator 7.

        value: s. Also: fmdec7.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmdecay7(.1)
        """
    fmdec7 = fmdecay7
    def fmdecay8(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the frequency modulator 8.

        value: s. Also: fmdec8.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmdecay8(.1)
        """
    fmdec8 = fmdecay8
    def fmenv(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the frequency modulator.

        Also: fmenv1.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmenv(4)
        """
    fmenv1 = fmenv
    def fmenv2(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the frequency modulator 2.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmenv2(4)
        """
    def fmenv3(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the frequency modulator 3.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmenv3(4)
        """
    def fmenv4(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the frequency modulator 4.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmenv4(4)
        """
    def fmenv5(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the frequency modulator 5.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmenv5(4)
        """
    def fmenv6(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the frequency modulator 6.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmenv6(4)
        """
    def fmenv7(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the frequency modulator 7.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmenv7(4)
        """
    def fmenv8(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the frequency modulator 8.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmenv8(4)
        """
    def fmh(self, value: _Value | _Plain = ..., /) -> Tune:
        """Ratio of the frequency modulator to the frequency that it moves.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmh(1.5)
        """
    def fmh2(self, value: _Value | _Plain = ..., /) -> Tune:
        """Ratio of the frequency modulator 2 to the frequency that it moves.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmh2(1.5)
        """
    def fmh3(self, value: _Value | _Plain = ..., /) -> Tune:
        """Ratio of the frequency modulator 3 to the frequency that it moves.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmh3(1.5)
        """
    def fmh4(self, value: _Value | _Plain = ..., /) -> Tune:
        """Ratio of the frequency modulator 4 to the frequency that it moves.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmh4(1.5)
        """
    def fmh5(self, value: _Value | _Plain = ..., /) -> Tune:
        """Ratio of the frequency modulator 5 to the frequency that it moves.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmh5(1.5)
        """
    def fmh6(self, value: _Value | _Plain = ..., /) -> Tune:
        """Ratio of the frequency modulator 6 to the frequency that it moves.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmh6(1.5)
        """
    def fmh7(self, value: _Value | _Plain = ..., /) -> Tune:
        """Ratio of the frequency modulator 7 to the frequency that it moves.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmh7(1.5)
        """
    def fmh8(self, value: _Value | _Plain = ..., /) -> Tune:
        """Ratio of the frequency modulator 8 to the frequency that it moves.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmh8(1.5)
        """
    def fmi(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the frequency modulator: more is brighter.

        Also: fm, fm1, fmh1, fmi1.

        >>> tune = note("c3 e3 g3").s("sine").fmi("<1 4>")
        """
    fm = fmi
    fm1 = fmi
    fmh1 = fmi
    fmi1 = fmi
    def fmi00(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 0 moves modulator 0.

        Also: fm00.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi00(2)
        """
    fm00 = fmi00
    def fmi01(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 0 moves modulator 1.

        Also: fm01.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi01(2)
        """
    fm01 = fmi01
    def fmi02(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 0 moves modulator 2.

        Also: fm02.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi02(2)
        """
    fm02 = fmi02
    def fmi03(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 0 moves modulator 3.

        Also: fm03.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi03(2)
        """
    fm03 = fmi03
    def fmi04(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 0 moves modulator 4.

        Also: fm04.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi04(2)
        """
    fm04 = fmi04
    def fmi05(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 0 moves modulator 5.

        Also: fm05.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi05(2)
        """
    fm05 = fmi05
    def fmi06(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 0 moves modulator 6.

        Also: fm06.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi06(2)
        """
    fm06 = fmi06
    def fmi07(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 0 moves modulator 7.

        Also: fm07.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi07(2)
        """
    fm07 = fmi07
    def fmi08(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 0 moves modulator 8.

        Also: fm08.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi08(2)
        """
    fm08 = fmi08
    def fmi10(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 1 moves modulator 0.

        Also: fm10.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi10(2)
        """
    fm10 = fmi10
    def fmi11(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 1 moves modulator 1.

        Also: fm11.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi11(2)
        """
    fm11 = fmi11
    def fmi12(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 1 moves modulator 2.

        Also: fm12.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi12(2)
        """
    fm12 = fmi12
    def fmi13(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 1 moves modulator 3.

        Also: fm13.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi13(2)
        """
    fm13 = fmi13
    def fmi14(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 1 moves modulator 4.

        Also: fm14.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi14(2)
        """
    fm14 = fmi14
    def fmi15(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 1 moves modulator 5.

        Also: fm15.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi15(2)
        """
    fm15 = fmi15
    def fmi16(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 1 moves modulator 6.

        Also: fm16.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi16(2)
        """
    fm16 = fmi16
    def fmi17(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 1 moves modulator 7.

        Also: fm17.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi17(2)
        """
    fm17 = fmi17
    def fmi18(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 1 moves modulator 8.

        Also: fm18.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi18(2)
        """
    fm18 = fmi18
    def fmi2(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the frequency modulator 2: more is brighter.

        Also: fm2.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi2(2)
        """
    fm2 = fmi2
    def fmi20(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 2 moves modulator 0.

        Also: fm20.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi20(2)
        """
    fm20 = fmi20
    def fmi21(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 2 moves modulator 1.

        Also: fm21.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi21(2)
        """
    fm21 = fmi21
    def fmi22(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 2 moves modulator 2.

        Also: fm22.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi22(2)
        """
    fm22 = fmi22
    def fmi23(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 2 moves modulator 3.

        Also: fm23.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi23(2)
        """
    fm23 = fmi23
    def fmi24(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 2 moves modulator 4.

        Also: fm24.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi24(2)
        """
    fm24 = fmi24
    def fmi25(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 2 moves modulator 5.

        Also: fm25.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi25(2)
        """
    fm25 = fmi25
    def fmi26(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 2 moves modulator 6.

        Also: fm26.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi26(2)
        """
    fm26 = fmi26
    def fmi27(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 2 moves modulator 7.

        Also: fm27.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi27(2)
        """
    fm27 = fmi27
    def fmi28(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 2 moves modulator 8.

        Also: fm28.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi28(2)
        """
    fm28 = fmi28
    def fmi3(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the frequency modulator 3: more is brighter.

        Also: fm3.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi3(2)
        """
    fm3 = fmi3
    def fmi30(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 3 moves modulator 0.

        Also: fm30.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi30(2)
        """
    fm30 = fmi30
    def fmi31(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 3 moves modulator 1.

        Also: fm31.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi31(2)
        """
    fm31 = fmi31
    def fmi32(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 3 moves modulator 2.

        Also: fm32.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi32(2)
        """
    fm32 = fmi32
    def fmi33(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 3 moves modulator 3.

        Also: fm33.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi33(2)
        """
    fm33 = fmi33
    def fmi34(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 3 moves modulator 4.

        Also: fm34.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi34(2)
        """
    fm34 = fmi34
    def fmi35(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 3 moves modulator 5.

        Also: fm35.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi35(2)
        """
    fm35 = fmi35
    def fmi36(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 3 moves modulator 6.

        Also: fm36.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi36(2)
        """
    fm36 = fmi36
    def fmi37(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 3 moves modulator 7.

        Also: fm37.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi37(2)
        """
    fm37 = fmi37
    def fmi38(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 3 moves modulator 8.

        Also: fm38.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi38(2)
        """
    fm38 = fmi38
    def fmi4(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the frequency modulator 4: more is brighter.

        Also: fm4.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi4(2)
        """
    fm4 = fmi4
    def fmi40(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 4 moves modulator 0.

        Also: fm40.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi40(2)
        """
    fm40 = fmi40
    def fmi41(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 4 moves modulator 1.

        Also: fm41.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi41(2)
        """
    fm41 = fmi41
    def fmi42(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 4 moves modulator 2.

        Also: fm42.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi42(2)
        """
    fm42 = fmi42
    def fmi43(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 4 moves modulator 3.

        Also: fm43.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi43(2)
        """
    fm43 = fmi43
    def fmi44(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 4 moves modulator 4.

        Also: fm44.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi44(2)
        """
    fm44 = fmi44
    def fmi45(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 4 moves modulator 5.

        Also: fm45.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi45(2)
        """
    fm45 = fmi45
    def fmi46(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 4 moves modulator 6.

        Also: fm46.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi46(2)
        """
    fm46 = fmi46
    def fmi47(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 4 moves modulator 7.

        Also: fm47.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi47(2)
        """
    fm47 = fmi47
    def fmi48(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 4 moves modulator 8.

        Also: fm48.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi48(2)
        """
    fm48 = fmi48
    def fmi5(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the frequency modulator 5: more is brighter.

        Also: fm5.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi5(2)
        """
    fm5 = fmi5
    def fmi50(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 5 moves modulator 0.

        Also: fm50.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi50(2)
        """
    fm50 = fmi50
    def fmi51(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 5 moves modulator 1.

        Also: fm51.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi51(2)
        """
    fm51 = fmi51
    def fmi52(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 5 moves modulator 2.

        Also: fm52.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi52(2)
        """
    fm52 = fmi52
    def fmi53(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 5 moves modulator 3.

        Also: fm53.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi53(2)
        """
    fm53 = fmi53
    def fmi54(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 5 moves modulator 4.

        Also: fm54.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi54(2)
        """
    fm54 = fmi54
    def fmi55(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 5 moves modulator 5.

        Also: fm55.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi55(2)
        """
    fm55 = fmi55
    def fmi56(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 5 moves modulator 6.

        Also: fm56.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi56(2)
        """
    fm56 = fmi56
    def fmi57(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 5 moves modulator 7.

        Also: fm57.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi57(2)
        """
    fm57 = fmi57
    def fmi58(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 5 moves modulator 8.

        Also: fm58.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi58(2)
        """
    fm58 = fmi58
    def fmi6(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the frequency modulator 6: more is brighter.

        Also: fm6.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi6(2)
        """
    fm6 = fmi6
    def fmi60(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 6 moves modulator 0.

        Also: fm60.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi60(2)
        """
    fm60 = fmi60
    def fmi61(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 6 moves modulator 1.

        Also: fm61.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi61(2)
        """
    fm61 = fmi61
    def fmi62(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 6 moves modulator 2.

        Also: fm62.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi62(2)
        """
    fm62 = fmi62
    def fmi63(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 6 moves modulator 3.

        Also: fm63.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi63(2)
        """
    fm63 = fmi63
    def fmi64(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 6 moves modulator 4.

        Also: fm64.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi64(2)
        """
    fm64 = fmi64
    def fmi65(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 6 moves modulator 5.

        Also: fm65.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi65(2)
        """
    fm65 = fmi65
    def fmi66(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 6 moves modulator 6.

        Also: fm66.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi66(2)
        """
    fm66 = fmi66
    def fmi67(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 6 moves modulator 7.

        Also: fm67.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi67(2)
        """
    fm67 = fmi67
    def fmi68(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 6 moves modulator 8.

        Also: fm68.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi68(2)
        """
    fm68 = fmi68
    def fmi7(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the frequency modulator 7: more is brighter.

        Also: fm7.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi7(2)
        """
    fm7 = fmi7
    def fmi70(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 7 moves modulator 0.

        Also: fm70.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi70(2)
        """
    fm70 = fmi70
    def fmi71(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 7 moves modulator 1.

        Also: fm71.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi71(2)
        """
    fm71 = fmi71
    def fmi72(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 7 moves modulator 2.

        Also: fm72.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi72(2)
        """
    fm72 = fmi72
    def fmi73(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 7 moves modulator 3.

        Also: fm73.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi73(2)
        """
    fm73 = fmi73
    def fmi74(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 7 moves modulator 4.

        Also: fm74.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi74(2)
        """
    fm74 = fmi74
    def fmi75(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 7 moves modulator 5.

        Also: fm75.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi75(2)
        """
    fm75 = fmi75
    def fmi76(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 7 moves modulator 6.

        Also: fm76.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi76(2)
        """
    fm76 = fmi76
    def fmi77(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 7 moves modulator 7.

        Also: fm77.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi77(2)
        """
    fm77 = fmi77
    def fmi78(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 7 moves modulator 8.

        Also: fm78.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi78(2)
        """
    fm78 = fmi78
    def fmi8(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the frequency modulator 8: more is brighter.

        Also: fm8.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi8(2)
        """
    fm8 = fmi8
    def fmi80(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 8 moves modulator 0.

        Also: fm80.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi80(2)
        """
    fm80 = fmi80
    def fmi81(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 8 moves modulator 1.

        Also: fm81.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi81(2)
        """
    fm81 = fmi81
    def fmi82(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 8 moves modulator 2.

        Also: fm82.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi82(2)
        """
    fm82 = fmi82
    def fmi83(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 8 moves modulator 3.

        Also: fm83.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi83(2)
        """
    fm83 = fmi83
    def fmi84(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 8 moves modulator 4.

        Also: fm84.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi84(2)
        """
    fm84 = fmi84
    def fmi85(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 8 moves modulator 5.

        Also: fm85.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi85(2)
        """
    fm85 = fmi85
    def fmi86(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 8 moves modulator 6.

        Also: fm86.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi86(2)
        """
    fm86 = fmi86
    def fmi87(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 8 moves modulator 7.

        Also: fm87.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi87(2)
        """
    fm87 = fmi87
    def fmi88(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequency modulator 8 moves modulator 8.

        Also: fm88.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmi88(2)
        """
    fm88 = fmi88
    def fmrelease(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the frequency modulator.

        value: s. Also: fmrel, fmrel1, fmrelease1.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmrelease(.2)
        """
    fmrel = fmrelease
    fmrel1 = fmrelease
    fmrelease1 = fmrelease
    def fmrelease2(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the frequency modulator 2.

        value: s. Also: fmrel2.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmrelease2(.2)
        """
    fmrel2 = fmrelease2
    def fmrelease3(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the frequency modulator 3.

        value: s. Also: fmrel3.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmrelease3(.2)
        """
    fmrel3 = fmrelease3
    def fmrelease4(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the frequency modulator 4.

        value: s. Also: fmrel4.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmrelease4(.2)
        """
    fmrel4 = fmrelease4
    def fmrelease5(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the frequency modulator 5.

        value: s. Also: fmrel5.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmrelease5(.2)
        """
    fmrel5 = fmrelease5
    def fmrelease6(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the frequency modulator 6.

        value: s. Also: fmrel6.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmrelease6(.2)
        """
    fmrel6 = fmrelease6
    def fmrelease7(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the frequency modulator 7.

        value: s. Also: fmrel7.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmrelease7(.2)
        """
    fmrel7 = fmrelease7
    def fmrelease8(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the frequency modulator 8.

        value: s. Also: fmrel8.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmrelease8(.2)
        """
    fmrel8 = fmrelease8
    def fmsustain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the frequency modulator, from 0 to 1.

        Also: fmsus, fmsus1, fmsustain1.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmsustain(.5)
        """
    fmsus = fmsustain
    fmsus1 = fmsustain
    fmsustain1 = fmsustain
    def fmsustain2(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the frequency modulator 2, from 0 to 1.

        Also: fmsus2.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmsustain2(.5)
        """
    fmsus2 = fmsustain2
    def fmsustain3(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the frequency modulator 3, from 0 to 1.

        Also: fmsus3.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmsustain3(.5)
        """
    fmsus3 = fmsustain3
    def fmsustain4(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the frequency modulator 4, from 0 to 1.

        Also: fmsus4.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmsustain4(.5)
        """
    fmsus4 = fmsustain4
    def fmsustain5(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the frequency modulator 5, from 0 to 1.

        Also: fmsus5.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmsustain5(.5)
        """
    fmsus5 = fmsustain5
    def fmsustain6(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the frequency modulator 6, from 0 to 1.

        Also: fmsus6.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmsustain6(.5)
        """
    fmsus6 = fmsustain6
    def fmsustain7(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the frequency modulator 7, from 0 to 1.

        Also: fmsus7.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmsustain7(.5)
        """
    fmsus7 = fmsustain7
    def fmsustain8(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the frequency modulator 8, from 0 to 1.

        Also: fmsus8.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmsustain8(.5)
        """
    fmsus8 = fmsustain8
    def fmwave(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the frequency modulator, such as sine.

        Also: fmwave1.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmwave("square")
        """
    fmwave1 = fmwave
    def fmwave2(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the frequency modulator 2, such as sine.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmwave2("square")
        """
    def fmwave3(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the frequency modulator 3, such as sine.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmwave3("square")
        """
    def fmwave4(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the frequency modulator 4, such as sine.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmwave4("square")
        """
    def fmwave5(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the frequency modulator 5, such as sine.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmwave5("square")
        """
    def fmwave6(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the frequency modulator 6, such as sine.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmwave6("square")
        """
    def fmwave7(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the frequency modulator 7, such as sine.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmwave7("square")
        """
    def fmwave8(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the frequency modulator 8, such as sine.

        >>> tune = note("c3 e3 g3").s("sine").fm(2).fmwave8("square")
        """
    def focus(self, begin: _Value, end: _Value, /) -> Tune:
        """Speed up so that one cycle lasts from begin to end, and repeats around it.

        begin: number, where in the cycle it begins, 0 to 1; end: number, where in the cycle it ends, 0 to 1.

        >>> tune = s("bd sd").focus(.25, .75)
        """
    def focusSpan(self, *span: _Span) -> Tune:
        """Speed up so that one cycle fills a time span, and repeats around it.

        span: time span. Also: focusspan.

        >>> tune = s("bd sd").focusSpan(TimeSpan(.25, .75))
        """
    focusspan = focusSpan
    def fold(self, amount: Any = ..., /) -> Tune:
        """Distort the sound, of the kind fold.

        amount: how strong, 0 to about 10.

        >>> tune = note("c2*4").s("sawtooth").fold(2)
        """
    def frameRate(self, value: _Value | _Plain = ..., /) -> Tune:
        """Frames of MIDI time code in a second.

        value: Hz.

        >>> tune = note("c3 e3").frameRate(25)
        """
    def frames(self, value: _Value | _Plain = ..., /) -> Tune:
        """Frame of MIDI time code.

        >>> tune = note("c3 e3").frames(1)
        """
    def freeze(self, value: _Value | _Plain = ..., /) -> Tune:
        """Holds the spectrum of the sound.

        >>> tune = s("break").freeze(1)
        """
    def freq(self, value: _Value | _Plain = ..., /) -> Tune:
        """Pitch as a frequency.

        value: Hz.

        >>> tune = freq("220 330 440")
        """
    def fromBipolar(self) -> Tune:
        """From -1..1 to 0..1.

        >>> tune = s("hh*8").pan(sine2.fromBipolar())
        """
    def fscope(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").fscope()
        """
    def fshift(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far all frequencies are moved.

        value: Hz.

        >>> tune = note("c2*4").s("sawtooth").fshift(100)
        """
    def fshiftnote(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far frequencies are moved, in multiples of the note's.

        >>> tune = note("c2*4").s("sawtooth").fshiftnote(7)
        """
    def fshiftphase(self, value: _Value | _Plain = ..., /) -> Tune:
        """Phase of the frequency shifter.

        value: radians.

        >>> tune = note("c2*4").s("sawtooth").fshift(100).fshiftphase(.5)
        """
    def ftype(self, value: _Value | _Plain = ..., /) -> Tune:
        """Kind of filter: 12db, 24db or ladder.

        >>> tune = note("c2*4").s("sawtooth").lpf(800).ftype("24db")
        """
    @property
    def func(self) -> Combine:
        """What the functions of the right pattern make of the values.

        …args: a pattern.

        >>> tune = note(m("48 52").func(lambda x: x + 12))
        """
    def FX(self, *added: Any) -> Tune:
        """Effects after each other, in the order given: .FX(room(.5), delay(.3)).

        …added: effects, one after the other.

        >>> tune = s("bd sd").FX(room(.5), delay(.3))
        """
    def FXrelease(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long effects of the FX chain ring on after the sound.

        value: s. Also: FXr, FXrel, fxr.

        >>> tune = note("c2*4").s("sawtooth").FX(room(.5)).FXrelease(1)
        """
    FXr = FXrelease
    FXrel = FXrelease
    fxr = FXrelease
    def gain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Loudness: 1 is full, steps below 0.5 are quiet.

        >>> tune = note("c3 e3 g3").s("sawtooth").gain("1 .6 .8")
        """
    def gate(self, value: _Value | _Plain = ..., /) -> Tune:
        """Is the note held?

        Also: gat.

        >>> tune = note("c3 e3 g3").s("sawtooth").gate(1)
        """
    gat = gate
    def grow(self, *amount: Any) -> Tune:
        """The pattern again and again, with more steps there each time.

        amount: how many steps, from the end where negative.

        >>> tune = note("c3 d3 e3 f3").grow(1)
        """
    @property
    def gt(self) -> Combine:
        """True where the left value is greater.

        …args: a pattern.

        >>> tune = s("hh").struct(m("0 1 2 3").gt(1))
        """
    @property
    def gte(self) -> Combine:
        """True where the left value is greater or equal.

        …args: a pattern.

        >>> tune = s("hh").struct(m("0 1 2 3").gte(2))
        """
    def h(self, value: _Value | _Plain = ..., /) -> Tune:
        """Height for displays.

        >>> tune = note("c3 e3 g3").h(.5)
        """
    def hard(self, amount: Any = ..., /) -> Tune:
        """Distort the sound, of the kind hard.

        amount: how strong, 0 to about 10.

        >>> tune = note("c2*4").s("sawtooth").hard(2)
        """
    def harmonic(self, value: _Value | _Plain = ..., /) -> Tune:
        """Which harmonic of the pitch is played.

        >>> tune = note("c2 eb2 g2").s("sawtooth").harmonic(2)
        """
    def hbrick(self, value: _Value | _Plain = ..., /) -> Tune:
        """Cuts the spectrum below a share of it.

        >>> tune = s("break").hbrick(.5)
        """
    def hcutoff(self, value: _Value | _Plain = ..., /) -> Tune:
        """Cut-off of the high-pass filter: what lies below gets quieter.

        value: Hz. Also: hp, hpf.

        >>> tune = note("c2*4").s("sawtooth").hcutoff("<200 800>")
        """
    hp = hcutoff
    hpf = hcutoff
    def hold(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long the envelope stays at the full level.

        value: s.

        >>> tune = note("c3 e3 g3").s("sawtooth").hold(.1)
        """
    def hours(self, value: _Value | _Plain = ..., /) -> Tune:
        """Hours of MIDI time code.

        value: h.

        >>> tune = note("c3 e3").hours(1)
        """
    def hpattack(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the high-pass filter.

        value: s. Also: hpa.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hpenv(4).hpattack(.1)
        """
    hpa = hpattack
    def hpdc(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the high-pass filter is moved up.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hprate(2).hpdc(.5)
        """
    def hpdecay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the high-pass filter.

        value: s. Also: hpd.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hpenv(4).hpdecay(.1)
        """
    hpd = hpdecay
    def hpdepth(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the high-pass filter moves.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hprate(2).hpdepth(.5)
        """
    def hpdepthfrequency(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the high-pass filter moves, in Hz.

        value: Hz. Also: hpdepthfreq.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hprate(2).hpdepthfrequency(300)
        """
    hpdepthfreq = hpdepthfrequency
    def hpenv(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the high-pass filter.

        value: octaves. Also: hpe.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hpenv(4)
        """
    hpe = hpenv
    def hprate(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the LFO of the high-pass filter moves.

        value: Hz.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hprate(2)
        """
    def hprelease(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the high-pass filter.

        value: s. Also: hpr.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hpenv(4).hprelease(.2)
        """
    hpr = hprelease
    def hpshape(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the LFO of the high-pass filter.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hprate(2).hpshape(1)
        """
    def hpskew(self, value: _Value | _Plain = ..., /) -> Tune:
        """Leans the wave of the LFO of the high-pass filter, from 0 to 1.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hprate(2).hpskew(.2)
        """
    def hpsustain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the high-pass filter, from 0 to 1.

        Also: hps.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hpenv(4).hpsustain(.5)
        """
    hps = hpsustain
    def hpsync(self, value: _Value | _Plain = ..., /) -> Tune:
        """How often in a cycle the LFO of the high-pass filter moves.

        value: per cycle.

        >>> tune = note("c2*4").s("sawtooth").hpf(400).hpsync(4)
        """
    def hresonance(self, value: _Value | _Plain = ..., /) -> Tune:
        """Resonance of the high-pass filter.

        value: dB. Also: hpq.

        >>> tune = note("c2*4").s("sawtooth").hpf(600).hresonance(12)
        """
    hpq = hresonance
    def hsl(self, hue: _Value, saturation: _Value, light: _Value, /) -> Tune:
        """A colour for the display: hue, saturation and lightness from 0 to 1.

        hue: number, a turn of colours, 0 to 1; saturation: number, from 0 to 1; light: number, from 0 to 1.

        >>> tune = note("c3 e3").hsl(.5, 1, .5)
        """
    def hsla(self, hue: _Value, saturation: _Value, light: _Value, alpha: Any, /) -> Tune:
        """A colour for the display: hue, saturation, lightness and opacity from 0 to 1.

        hue: number, a turn of colours, 0 to 1; saturation: number, from 0 to 1; light: number, from 0 to 1; alpha: opacity from 0 to 1.

        >>> tune = note("c3 e3").hsla(.5, 1, .5, 1)
        """
    def hurry(self, *factor: _Value) -> Tune:
        """Faster, and samples sped up by the same factor.

        factor: number, how many times as fast.

        >>> tune = s("bd sd").hurry("<1 2>")
        """
    def hush(self) -> Tune:
        """Silence.

        >>> tune = cat(s("bd*4"), s("sd").hush())
        """
    def imag(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sine parts of a waveform of one's own.

        >>> tune = note("c2 eb2 g2").s("user").imag([0, 1, .5])
        """
    def in_(self, *args: Any) -> Tune:
        """Sets values of the right at the times of the left.

        …args: a pattern.

        >>> tune = note("c3 e3 g3").in_(s("sawtooth square"))
        """
    def inhabit(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        Also: pickSqueeze.

        >>> tune = m("<a b>").inhabit({"a": s("bd sd"), "b": s("hh*4")})
        """
    pickSqueeze = inhabit
    def inhabitmod(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        Also: pickmodSqueeze.

        >>> tune = m("0 1 2").inhabitmod([s("bd sd"), s("hh*4")])
        """
    pickmodSqueeze = inhabitmod
    def innerBind(self, function: _Function = ..., /) -> Tune:
        """Patterns inside a pattern made one, with the inner events' times.

        function: function, what is done to it.

        >>> tune = m("<0 1>").innerBind(lambda x: note("c3 e3").add(note(x)))
        """
    def innerJoin(self) -> Tune:
        """Patterns inside a pattern made one, with the inner events' times.

        >>> tune = m("0 1").fmap(lambda x: note("c3 e3").add(note(x))).innerJoin()
        """
    def inside(self, factor: _Value, function: _Change | Tune, /) -> Tune:
        """Apply a function as if the pattern were factor times slower.

        factor: number, how many times; function: function of a pattern, what is done to it.

        >>> tune = n("0 1 2 3").scale("C:major").inside(2, lambda x: x.rev())
        """
    def into(self, pieces: Any, function: _Function = ..., /) -> Tune:
        """Loop the true pieces of the pattern and change each of them.

        pieces: the rhythm of the pieces, true where they count; function: function, what is done to it.

        >>> tune = s("bd hh sd cp").into("1 0", lambda x: x.rev())
        """
    def invert(self) -> Tune:
        """True for false, and false for true.

        Also: inv.

        >>> tune = s("hh*4").struct(m("1 0 0 1").invert())
        """
    inv = invert
    def ir(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sample that the reverb takes as its room.

        Also: iresponse.

        >>> tune = note("c3 e3 g3").s("triangle").room(.5).ir("hall")
        """
    iresponse = ir
    def irbegin(self, value: _Value | _Plain = ..., /) -> Tune:
        """Where in the room's sample to begin, from 0 to 1.

        >>> tune = note("c3 e3 g3").s("triangle").room(.5).ir("hall").irbegin(.1)
        """
    def irspeed(self, value: _Value | _Plain = ..., /) -> Tune:
        """Playback rate of the room's sample.

        >>> tune = note("c3 e3 g3").s("triangle").room(.5).ir("hall").irspeed(.8)
        """
    def iter(self, *times: _Value) -> Tune:
        """Each cycle begins one step of 1/times later than the one before.

        times: number, how many steps.

        >>> tune = s("bd hh sd cp").iter(4)
        """
    def iterBack(self, *times: _Value) -> Tune:
        """Each cycle begins one step of 1/times earlier than the one before.

        times: number, how many steps. Also: iterback.

        >>> tune = s("bd hh sd cp").iterBack(4)
        """
    iterback = iterBack
    def join(self) -> Tune:
        """Patterns inside a pattern made one; events last as long as both.

        >>> tune = m("0 1").fmap(lambda x: note(48 + x)).join()
        """
    def jux(self, *function: _Change | Tune) -> Tune:
        """The pattern on the left and a changed copy on the right.

        function: function of a pattern, what is done to it.

        >>> tune = n("0 3 5 7").scale("D:dorian").s("triangle").jux(lambda x: x.rev())
        """
    def juxBy(self, width: _Value, function: _Change | Tune, /) -> Tune:
        """The pattern on the left and a changed copy on the right, width apart.

        width: number, how far apart, 0 to 1; function: function of a pattern, what is done to it. Also: juxby.

        >>> tune = s("bd hh sd hh").juxBy(.5, lambda x: x.fast(2))
        """
    juxby = juxBy
    def kcutoff(self, value: _Value | _Plain = ..., /) -> Tune:
        """Cut-off of the krush effect.

        value: Hz.

        >>> tune = note("c2*4").s("sawtooth").krush(4).kcutoff(800)
        """
    @property
    def keep(self) -> Combine:
        """Keeps the values of the left where both have controls of one name.

        …args: a pattern.

        >>> tune = note("c3 e3").s("sawtooth").keep(s("square").gain(.5))
        """
    @property
    def keepif(self) -> Combine:
        """Keeps the values of the left where the right is true.

        …args: a pattern.

        >>> tune = s("hh*8").keepif("1 0 1 1")
        """
    def keyDown(self) -> Tune:
        """True while the key is down that the value names, or all of a list of keys.

        >>> tune = s("hh*8").gain(m("a").keyDown().mul(.4).add(.4))
        """
    def krush(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount of the krush effect.

        >>> tune = note("c2*4").s("sawtooth").krush(4)
        """
    def label(self, value: _Value | _Plain = ..., /) -> Tune:
        """Text that the display shows.

        >>> tune = note("c3 e3 g3").label("melody")
        """
    def lastOf(self, cycles: _Value, function: _Change | Tune, /) -> Tune:
        """The function on the last of so many cycles.

        cycles: whole number, how many cycles it takes round; function: function of a pattern, what is done to it.

        >>> tune = s("bd hh sd hh").lastOf(4, lambda x: x.ply(2))
        """
    def late(self, *cycles: _Value) -> Tune:
        """Play later by some cycles.

        cycles: number, a time in cycles.

        >>> tune = stack(s("bd*2"), s("sd").late(.5))
        """
    def layer(self, *functions: Any) -> Tune:
        """What each function makes of the pattern, all together.

        …functions: function, functions of a pattern.

        >>> tune = note("c3 eb3 g3").layer(lambda x: x.s("sawtooth"), lambda x: x.add(note(12)).s("sine"))
        """
    def lbrick(self, value: _Value | _Plain = ..., /) -> Tune:
        """Cuts the spectrum above a share of it.

        >>> tune = s("break").lbrick(.1)
        """
    def leslie(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the rotating speaker.

        >>> tune = note("c2*4").s("sawtooth").leslie(.5)
        """
    def lfo(self, settings: Any = ..., name: Any = ..., /) -> Tune:
        """Move the control before it up and down: .lpf(500).lfo({rate: 2, depth: 2}).

        settings: names and values, such as {rate: 2}; name: a name.

        >>> tune = note("c2*4").s("sawtooth").lpf(500).lfo({"rate": 2, "depth": 2})
        """
    def linger(self, *length: _Value) -> Tune:
        """Repeat the first part of each cycle; with a negative length, the last part.

        length: exact number, a share of the cycle.

        >>> tune = s("bd hh sd cp").linger(.25)
        """
    def lock(self, value: _Value | _Plain = ..., /) -> Tune:
        """Are the echoes of the delay timed in cycles?

        >>> tune = note("c3 e3 g3").s("triangle").delay(.5).lock(1)
        """
    def log(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = n("0 2 4").scale("C:minor").log()
        """
    @property
    def log2(self) -> Combine:
        """Logarithm of numbers to base 2.

        …args: a pattern.

        >>> tune = n(m("1 2 4 8").log2(0)).scale("C:minor")
        """
    def logValues(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").logValues()
        """
    def loop(self, value: _Value | _Plain = ..., /) -> Tune:
        """1 loops the sample while the event lasts.

        >>> tune = s("break").loop(1)
        """
    def loopAt(self, *factor: _Value) -> Tune:
        """Play over so many cycles, and speed samples up or down so that they last just as long.

        factor: number, how many times. Also: loopat.

        >>> tune = s("break").loopAt(2)
        """
    loopat = loopAt
    def loopAtCps(self, factor: _Value, cps: _Value, /) -> Tune:
        """As loopAt, for a tempo in cycles a second.

        factor: number, how many times; cps: number, cycles a second. Also: loopatcps.

        >>> tune = s("break").loopAtCps(2, .5)
        """
    loopatcps = loopAtCps
    def loopBegin(self, value: _Value | _Plain = ..., /) -> Tune:
        """Where in the sample the loop begins, from 0 to 1.

        Also: loopb.

        >>> tune = s("break").loop(1).loopBegin(.25)
        """
    loopb = loopBegin
    def loopEnd(self, value: _Value | _Plain = ..., /) -> Tune:
        """Where in the sample the loop ends, from 0 to 1.

        Also: loope.

        >>> tune = s("break").loop(1).loopEnd(.75)
        """
    loope = loopEnd
    def lpattack(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the low-pass filter.

        value: s. Also: lpa.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lpenv(4).lpattack(.1)
        """
    lpa = lpattack
    def lpdc(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the low-pass filter is moved up.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lprate(2).lpdc(.5)
        """
    def lpdecay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the low-pass filter.

        value: s. Also: lpd.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lpenv(4).lpdecay(.1)
        """
    lpd = lpdecay
    def lpdepth(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the low-pass filter moves.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lprate(2).lpdepth(.5)
        """
    def lpdepthfrequency(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the low-pass filter moves, in Hz.

        value: Hz. Also: lpdepthfreq.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lprate(2).lpdepthfrequency(300)
        """
    lpdepthfreq = lpdepthfrequency
    def lpenv(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the low-pass filter.

        value: octaves. Also: lpe.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lpenv(4)
        """
    lpe = lpenv
    def lprate(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the LFO of the low-pass filter moves.

        value: Hz.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lprate(2)
        """
    def lprelease(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the low-pass filter.

        value: s. Also: lpr.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lpenv(4).lprelease(.2)
        """
    lpr = lprelease
    def lpshape(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the LFO of the low-pass filter.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lprate(2).lpshape(1)
        """
    def lpskew(self, value: _Value | _Plain = ..., /) -> Tune:
        """Leans the wave of the LFO of the low-pass filter, from 0 to 1.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lprate(2).lpskew(.2)
        """
    def lpsustain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the low-pass filter, from 0 to 1.

        Also: lps.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lpenv(4).lpsustain(.5)
        """
    lps = lpsustain
    def lpsync(self, value: _Value | _Plain = ..., /) -> Tune:
        """How often in a cycle the LFO of the low-pass filter moves.

        value: per cycle.

        >>> tune = note("c2*4").s("sawtooth").lpf(400).lpsync(4)
        """
    def lrate(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the rotating speaker turns.

        value: Hz.

        >>> tune = note("c2*4").s("sawtooth").leslie(.5).lrate(6)
        """
    def lsize(self, value: _Value | _Plain = ..., /) -> Tune:
        """How large the rotating speaker is.

        value: m.

        >>> tune = note("c2*4").s("sawtooth").leslie(.5).lsize(.3)
        """
    @property
    def lt(self) -> Combine:
        """True where the left value is less.

        …args: a pattern.

        >>> tune = s("hh").struct(m("0 1 2 3").lt(2))
        """
    @property
    def lte(self) -> Combine:
        """True where the left value is less or equal.

        …args: a pattern.

        >>> tune = s("hh").struct(m("0 1 2 3").lte(2))
        """
    def markcss(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").markcss()
        """
    def mask(self, *args: Any) -> Tune:
        """Keeps the events where another pattern is true.

        …args: a pattern.

        >>> tune = s("hh*8").mask("<1 0 1 1>")
        """
    def maskAll(self, *args: Any) -> Tune:
        """Cuts the events where those of another pattern begin.

        …args: a pattern.

        >>> tune = note("<c3 e3>*2").maskAll("1 0 1 1")
        """
    def midi(self, port: Any = ..., options: Any = ..., /) -> Tune:
        """Send what is played to a MIDI output, by a part of its name, instead of into the mix.

        >>> tune = note("c3 e3 g3 b3").midi("synth")
        """
    def midibend(self, value: _Value | _Plain = ..., /) -> Tune:
        """MIDI pitch bend, from -1 to 1.

        >>> tune = note("c3 e3").midibend(sine2)
        """
    def midichan(self, value: _Value | _Plain = ..., /) -> Tune:
        """MIDI channel, from 1 to 16.

        >>> tune = note("c3 e3").midichan(2)
        """
    def midicmd(self, value: _Value | _Plain = ..., /) -> Tune:
        """MIDI command, such as clock or start.

        >>> tune = note("c3 e3").midicmd("clock")
        """
    def midimap(self, value: _Value | _Plain = ..., /) -> Tune:
        """Name of the map from controls to MIDI controllers.

        >>> tune = note("c3 e3").midimap("mine")
        """
    def midiport(self, value: _Value | _Plain = ..., /) -> Tune:
        """MIDI output, by name or number.

        >>> tune = note("c3 e3").midiport("synth")
        """
    def miditouch(self, value: _Value | _Plain = ..., /) -> Tune:
        """MIDI aftertouch, from 0 to 1.

        >>> tune = note("c3 e3").miditouch(.5)
        """
    def minutes(self, value: _Value | _Plain = ..., /) -> Tune:
        """Minutes of MIDI time code.

        value: min.

        >>> tune = note("c3 e3").minutes(1)
        """
    def mix(self, *args: Any) -> Tune:
        """Sets values of the right at the times that both share.

        …args: a pattern.

        >>> tune = note("c3 e3 g3").mix(s("sawtooth square"))
        """
    @property
    def mod(self) -> Combine:
        """Remainder of a division, never negative for a positive divisor.

        …args: a pattern.

        >>> tune = n(m("0 1 2 3 4 5 6 7 8").mod("<7 5>")).scale("C:minor")
        """
    def mode(self, value: _Value | _Plain = ..., /) -> Tune:
        """How a voicing meets its anchor: below, duck, above or root.

        >>> tune = chord("<Cm7 F7>").mode("root").anchor("c2").voicing()
        """
    def modulate(self, kind: Any = ..., settings: Any = ..., name: Any = ..., /) -> Tune:
        """Let an lfo, env or bmod move a control: .modulate('lfo', {rate: 2}).

        kind: lfo, env or bmod; settings: names and values, such as {rate: 2}; name: a name.

        >>> tune = note("c2*4").s("sawtooth").lpf(500).modulate("lfo", {"rate": 2})
        """
    def mqtt(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").mqtt()
        """
    def mtranspose(self, value: _Value | _Plain = ..., /) -> Tune:
        """Transposes by steps of the scale.

        value: steps.

        >>> tune = note("c3").mtranspose(2)
        """
    @property
    def mul(self) -> Combine:
        """Multiplies numbers.

        …args: a pattern.

        >>> tune = s("hh*8").gain(.8).mul(gain("1 .5"))
        """
    def n(self, value: _Value | _Plain = ..., /) -> Tune:
        """Which sample of a sound, or which step of a scale.

        >>> tune = n("0 2 4 6").scale("C:minor")
        """
    @property
    def ne(self) -> Combine:
        """True where values are not equal.

        …args: a pattern.

        >>> tune = s("hh").struct(m("0 1 2 3").ne("<1 2>"))
        """
    @property
    def net(self) -> Combine:
        """True where values differ in value or kind.

        …args: a pattern.

        >>> tune = s("hh").struct(m("0 1 2 3").net("<1 2>"))
        """
    def never(self, *function: Any) -> Tune:
        """The pattern as it is.

        function: what is done to it.

        >>> tune = s("hh*8").never(lambda x: x.speed(2))
        """
    def noise(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount of pink noise in the sound.

        >>> tune = note("c2 eb2 g2").s("sawtooth").noise(.2)
        """
    def note(self, value: _Value | _Plain = ..., /) -> Tune:
        """Pitch as a note name or a MIDI number; 36 is c2.

        value: semitones.

        >>> tune = note("c3 e3 [g3 b3]")
        """
    def nrpnn(self, value: _Value | _Plain = ..., /) -> Tune:
        """Number of a MIDI parameter beyond the controllers.

        >>> tune = note("c3 e3").nrpnn([1, 8]).nrpv(64)
        """
    def nrpv(self, value: _Value | _Plain = ..., /) -> Tune:
        """Value of a MIDI parameter beyond the controllers.

        >>> tune = note("c3 e3").nrpnn([1, 8]).nrpv(64)
        """
    def nudge(self, value: _Value | _Plain = ..., /) -> Tune:
        """Plays so much later, or earlier.

        value: s.

        >>> tune = note("c3 e3 g3").nudge("0 .02 .01")
        """
    def octave(self, value: _Value | _Plain = ..., /) -> Tune:
        """Octave of the sound.

        value: octaves. Also: oct.

        >>> tune = note("c3 e3 g3").s("sawtooth").octave("<0 1>")
        """
    oct = octave
    def octaveR(self, value: _Value | _Plain = ..., /) -> Tune:
        """Octave of the sound, on the right.

        value: octaves.

        >>> tune = note("c3").octaveR(4)
        """
    def octaves(self, value: _Value | _Plain = ..., /) -> Tune:
        """How many octaves a voicing may use.

        >>> tune = n("0 2 4 6").chord("Cm7").octaves(2).voicing()
        """
    def octer(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount of the octave above.

        >>> tune = note("c2*4").s("sawtooth").octer(.5)
        """
    def octersub(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount of the octave below.

        >>> tune = note("c2*4").s("sawtooth").octersub(.5)
        """
    def octersubsub(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount of two octaves below.

        >>> tune = note("c2*4").s("sawtooth").octersubsub(.5)
        """
    def off(self, by: _Value, function: _Change | Tune, /) -> Tune:
        """The pattern, and on top of it a changed copy that comes later.

        by: number, a time in cycles; function: function of a pattern, what is done to it.

        >>> tune = n("0 2 4 6").off(1/8, lambda x: x.add(n(7))).scale("C:minor")
        """
    def offset(self, value: _Value | _Plain = ..., /) -> Tune:
        """Moves a voicing up or down among its positions.

        >>> tune = chord("<Cm7 F7>").offset("<0 1>").voicing()
        """
    def often(self, *function: _Change | Tune) -> Tune:
        """The function on 75% of the events, by chance.

        function: function of a pattern, what is done to it.

        >>> tune = s("hh*8").often(lambda x: x.speed(2))
        """
    def onPaint(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").onPaint()
        """
    def onsetsOnly(self) -> Tune:
        """The pieces of events that hold their begin.

        >>> tune = note("c3 <e3@3 g3>").zoom(.25, 1).onsetsOnly()
        """
    def onTrigger(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").onTrigger()
        """
    def onTriggerTime(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").onTriggerTime()
        """
    @property
    def or_(self) -> Combine:
        """The left value where it is true, else the right one.

        …args: a pattern.

        >>> tune = s("hh*8").struct(m("1 0 0 1").or_("0 1 0 0"))
        """
    def orbit(self, value: _Value | _Plain = ..., /) -> Tune:
        """Bus with its own delay and reverb.

        Also: o.

        >>> tune = note("c3 e3 g3").s("triangle").orbit(2).room(.5)
        """
    o = orbit
    def osc(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = s("hh*8").lpf(osc("/fader1", 200, 4000))
        """
    def oschost(self, value: _Value | _Plain = ..., /) -> Tune:
        """Host that OSC messages go to.

        >>> tune = note("c3 e3").oschost("127.0.0.1")
        """
    def oscport(self, value: _Value | _Plain = ..., /) -> Tune:
        """Port that OSC messages go to.

        >>> tune = note("c3 e3").oscport(57120)
        """
    def out(self, *args: Any) -> Tune:
        """Sets values of the right at the times of the right.

        …args: a pattern.

        >>> tune = note("c3 e3 g3").out(s("sawtooth square"))
        """
    def outerBind(self, function: _Function = ..., /) -> Tune:
        """Patterns inside a pattern made one, with the outer events' times.

        function: function, what is done to it.

        >>> tune = m("0 1").outerBind(lambda x: note("c3 e3").add(note(x)))
        """
    def outerJoin(self) -> Tune:
        """Patterns inside a pattern made one, with the outer events' times.

        >>> tune = m("0 1").fmap(lambda x: note("c3 e3").add(note(x))).outerJoin()
        """
    def outside(self, factor: _Value, function: _Change | Tune, /) -> Tune:
        """Apply a function as if the pattern were factor times faster.

        factor: number, how many times; function: function of a pattern, what is done to it.

        >>> tune = n("<0 1 2 3>").scale("C:major").outside(2, lambda x: x.rev())
        """
    def overgain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Loudness beyond gain.

        >>> tune = note("c3 e3 g3").s("sawtooth").overgain(.5)
        """
    def overshape(self, value: _Value | _Plain = ..., /) -> Tune:
        """Distortion beyond shape.

        >>> tune = note("c2*4").s("sawtooth").overshape(.5)
        """
    def pace(self, *steps: _Value) -> Tune:
        """Speed up or slow down so that so many steps fit in a cycle.

        steps: number, how many steps. Also: steps.

        >>> tune = note("c3 d3 e3").pace(4)
        """
    steps = pace
    def palindrome(self) -> Tune:
        """Every second cycle backwards.

        >>> tune = n("0 2 4 6").scale("C:major").palindrome()
        """
    def pan(self, value: _Value | _Plain = ..., /) -> Tune:
        """Place between left, 0, and right, 1.

        >>> tune = note("c3 e3 g3").s("triangle").pan("0 .5 1")
        """
    def panchor(self, value: _Value | _Plain = ..., /) -> Tune:
        """Which share of the pitch envelope lies below the note.

        >>> tune = note("c3 e3 g3").s("sawtooth").penv(12).panchor(.5)
        """
    def panorient(self, value: _Value | _Plain = ..., /) -> Tune:
        """Turns the ring of speakers.

        >>> tune = note("c3 e3 g3").s("triangle").panorient(.5)
        """
    def panspan(self, value: _Value | _Plain = ..., /) -> Tune:
        """How much of the ring of speakers is used.

        >>> tune = note("c3 e3 g3").s("triangle").panspan(.5)
        """
    def pansplay(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far channels are spread over the speakers.

        >>> tune = note("c3 e3 g3").s("triangle").pansplay(.5)
        """
    def panwidth(self, value: _Value | _Plain = ..., /) -> Tune:
        """How many speakers share a sound.

        >>> tune = note("c3 e3 g3").s("triangle").panwidth(2)
        """
    def partials(self, values: Any = ..., /) -> Tune:
        """How loud each partial of the sound is: .partials([1, 0, .5]).

        >>> tune = note("c3").s("user").partials([1, 0, .5])
        """
    def pattack(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the pitch envelope.

        value: s. Also: patt.

        >>> tune = note("c3 e3 g3").s("sawtooth").penv(12).pattack(.1)
        """
    patt = pattack
    def pcurve(self, value: _Value | _Plain = ..., /) -> Tune:
        """Curve of the pitch envelope: 0 straight, 1 exponential.

        >>> tune = note("c3 e3 g3").s("sawtooth").penv(12).pdecay(.2).pcurve(1)
        """
    def pdecay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the pitch envelope.

        value: s. Also: pdec.

        >>> tune = note("c3 e3 g3").s("sawtooth").penv(12).pdecay(.1)
        """
    pdec = pdecay
    def penv(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the pitch envelope.

        value: semitones.

        >>> tune = note("c3 e3 g3").s("sawtooth").penv("<7 12>")
        """
    def phasercenter(self, value: _Value | _Plain = ..., /) -> Tune:
        """Middle of the phaser.

        value: Hz. Also: phc.

        >>> tune = note("c2*4").s("sawtooth").phaser(2).phasercenter(800)
        """
    phc = phasercenter
    def phaserdepth(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the phaser, from 0 to 1.

        Also: phasdp, phd.

        >>> tune = note("c2*4").s("sawtooth").phaser(2).phaserdepth(.9)
        """
    phasdp = phaserdepth
    phd = phaserdepth
    def phaserrate(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the phaser moves.

        value: Hz. Also: ph, phaser.

        >>> tune = note("c2*4").s("sawtooth").phaserrate(2)
        """
    ph = phaserrate
    phaser = phaserrate
    def phasersweep(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the phaser moves.

        value: cents. Also: phs.

        >>> tune = note("c2*4").s("sawtooth").phaser(2).phasersweep(3000)
        """
    phs = phasersweep
    def phases(self, values: Any = ..., /) -> Tune:
        """Where each partial of the sound begins in its turn, from 0 to 1.

        >>> tune = note("c3").s("user").partials([1, 1]).phases([0, .5])
        """
    def piano(self) -> Tune:
        """A piano: low notes on the left, high ones on the right.

        >>> tune = note("c2 e3 g4 c6").piano()
        """
    def pianoroll(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").pianoroll()
        """
    def pick(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        >>> tune = s(m("<0 1 0 2>").pick(["bd*4", "bd sd", "hh*8"]))
        """
    def pickF(self, index: Any, functions: Any, /) -> Tune:
        """Apply the function of a list that an index pattern finds.

        index: a number that chooses; functions: functions of a pattern.

        >>> tune = s("bd sd").pickF("<0 1>", [lambda x: x.rev(), lambda x: x.fast(2)])
        """
    def pickmod(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        >>> tune = m("<0 1 2>").pickmod([s("bd*4"), s("hh cp")])
        """
    def pickmodF(self, index: Any, functions: Any, /) -> Tune:
        """Silence, as in Strudel 1.2.6, where this one finds no function; use pickF.

        index: a number that chooses; functions: functions of a pattern.

        >>> tune = stack(s("bd*4"), s("sd").pickmodF(0, [lambda x: x.rev()]))
        """
    def pickmodOut(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        >>> tune = m("<0 1 2>").pickmodOut([s("bd*4"), s("hh cp")])
        """
    def pickmodReset(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        >>> tune = m("<0 1 2>").pickmodReset([s("bd*4"), s("hh cp")])
        """
    def pickmodRestart(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        >>> tune = m("<0 1 2>").pickmodRestart([s("bd*4"), s("hh cp")])
        """
    def pickOut(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        >>> tune = m("<0 1>").pickOut([s("bd*4"), s("hh cp")])
        """
    def pickReset(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        >>> tune = m("<0 1>").pickReset([s("bd*4"), s("hh cp")])
        """
    def pickRestart(self, *table: Any) -> Tune:
        """Replace indices or names by the patterns they find in a list or an object.

        >>> tune = m("<0 1>").pickRestart([s("bd*4"), s("hh cp")])
        """
    def pitchJump(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the pitch jumps in a zzfx sound.

        value: Hz.

        >>> tune = note("c3 e3").s("zzfx").pitchJump(200).pitchJumpTime(.1)
        """
    def pitchJumpTime(self, value: _Value | _Plain = ..., /) -> Tune:
        """When the pitch jumps in a zzfx sound.

        value: s.

        >>> tune = note("c3 e3").s("zzfx").pitchJump(200).pitchJumpTime(.1)
        """
    def pitchwheel(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").pitchwheel()
        """
    def ply(self, *factor: _Value) -> Tune:
        """Repeat each event so many times within its own time.

        factor: number, how many times.

        >>> tune = s("bd sd").ply("<1 2 3>")
        """
    def plyForEach(self, factor: _Value, function: _Function | Tune, /) -> Tune:
        """Repeat each event in its own time, each through a function that gets its number too.

        factor: number, how many times; function: function, what is done to it. Also: plyforeach.

        >>> tune = note("48 52").plyForEach(3, lambda x, i: x.add(note(i)))
        """
    plyforeach = plyForEach
    def plyWith(self, factor: _Value, function: _Change | Tune, /) -> Tune:
        """Repeat each event in its own time, each repetition changed once more than the last.

        factor: number, how many times; function: function of a pattern, what is done to it. Also: plywith.

        >>> tune = note("48 52").plyWith(3, lambda x: x.add(note(7)))
        """
    plywith = plyWith
    def poly(self, *args: Any) -> Tune:
        """Sets values of the right, whose steps are as long as those of the left.

        …args: a pattern.

        >>> tune = note("c3 e3 g3").poly(s("sawtooth square"))
        """
    def polyBind(self, function: _Function = ..., /) -> Tune:
        """The steps of each inner pattern as long as those of the outer one.

        function: function, what is done to it.

        >>> tune = m("0 1").polyBind(lambda x: note("c3 e3").add(note(x)))
        """
    def polyJoin(self) -> Tune:
        """The steps of each inner pattern as long as those of the outer one.

        >>> tune = m("0 1").fmap(lambda x: note("c3 e3").add(note(x))).polyJoin()
        """
    def polyTouch(self, value: _Value | _Plain = ..., /) -> Tune:
        """MIDI aftertouch of a single note.

        >>> tune = note("c3 e3").polyTouch(.5)
        """
    def postgain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Loudness after the effects.

        >>> tune = note("c3 e3 g3").s("sawtooth").postgain(.7)
        """
    @property
    def pow(self) -> Combine:
        """Raises numbers to a power.

        …args: a pattern.

        >>> tune = s("hh*8").gain(saw.pow(2))
        """
    def prelease(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the pitch envelope.

        value: s. Also: prel.

        >>> tune = note("c3 e3 g3").s("sawtooth").penv(12).prelease(.2)
        """
    prel = prelease
    def press(self) -> Tune:
        """Each event moved to the second half of its time.

        >>> tune = s("hh*4").press().stack(s("bd*4"))
        """
    def pressBy(self, *amount: _Value) -> Tune:
        """Each event moved later by a part of its time.

        amount: number, a share from 0 to 1.

        >>> tune = s("hh*4").pressBy("<0 .5>")
        """
    def progNum(self, value: _Value | _Plain = ..., /) -> Tune:
        """MIDI program, from 0 to 127.

        >>> tune = note("c3 e3").progNum(12)
        """
    def psustain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the pitch envelope, from 0 to 1.

        Also: psus.

        >>> tune = note("c3 e3 g3").s("sawtooth").penv(12).psustain(.5)
        """
    psus = psustain
    def punchcard(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").punchcard()
        """
    def pw(self, value: _Value | _Plain = ..., /) -> Tune:
        """Width of a pulse, from 0 to 1.

        >>> tune = note("c2 eb2 g2").s("pulse").pw(".5 .2 .1")
        """
    def pwrate(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the width of a pulse moves.

        value: Hz.

        >>> tune = note("c2 eb2 g2").s("pulse").pwrate(2)
        """
    def pwsweep(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the width of a pulse moves.

        >>> tune = note("c2 eb2 g2").s("pulse").pwsweep(.3)
        """
    def queryArc(self, begin: Any, end: Any, controls: Any = ..., /) -> _Haps:
        """The haps from one time to another; none where the pattern fails.

        begin: the first cycle; end: the cycle to stop at; controls: live values by name.

        >>> tune = note(48 + len(s("bd sd hh").queryArc(0, 1)))
        """
    def r(self, value: _Value | _Plain = ..., /) -> Tune:
        """Radius for displays.

        >>> tune = note("c3 e3 g3").r(.5)
        """
    def range(self, low: _Value, high: _Value, /) -> Tune:
        """From 0..1 to low..high; control maps stay as they are.

        low: number, the lowest value; high: number, the highest value.

        >>> tune = s("hh*16").gain(sine.range(.2, .9))
        """
    def range2(self, low: _Value, high: _Value, /) -> Tune:
        """From -1..1 to low..high.

        low: number, the lowest value; high: number, the highest value.

        >>> tune = s("hh*8").pan(sine2.range2(0, 1))
        """
    def rangex(self, low: _Value, high: _Value, /) -> Tune:
        """From 0..1 to low..high along an exponential curve; both above 0.

        low: number, the lowest value; high: number, the highest value.

        >>> tune = note("c2*8").s("sawtooth").lpf(saw.rangex(200, 4000))
        """
    def rarely(self, *function: _Change | Tune) -> Tune:
        """The function on 25% of the events, by chance.

        function: function of a pattern, what is done to it.

        >>> tune = s("hh*8").rarely(lambda x: x.speed(2))
        """
    def ratio(self) -> Tune:
        """A list such as "3:2" as the quotient of its numbers.

        >>> tune = freq(m("3:2").ratio().mul(220))
        """
    def real(self, value: _Value | _Plain = ..., /) -> Tune:
        """Cosine parts of a waveform of one's own.

        >>> tune = note("c2 eb2 g2").s("user").real([0, 1, .5])
        """
    def release(self, value: _Value | _Plain = ..., /) -> Tune:
        """Time to silence after the note ends.

        value: s. Also: rel.

        >>> tune = note("c3 e3 g3").s("sawtooth").release(.4)
        """
    rel = release
    def removeUndefineds(self) -> Tune:
        """The events whose value is not undefined.

        >>> tune = note("c3 e3 g3 b3").removeUndefineds()
        """
    def repeatCycles(self, *times: _Value) -> Tune:
        """Play each cycle several times before the next one.

        times: number, how many times.

        >>> tune = note("<c3 e3 g3 b3>").repeatCycles(2)
        """
    def replicate(self, *times: _Value) -> Tune:
        """Each cycle so many times, with as many more steps.

        times: number, how many times.

        >>> tune = stepcat(note("c3 d3").replicate(2), note("e3"))
        """
    def reset(self, *args: Any) -> Tune:
        """Begins the cycle again at each true event of another pattern.

        …args: a pattern.

        >>> tune = n("0 1 2 3").scale("C:minor").reset("<1 [1 1]>")
        """
    def resetAll(self, *args: Any) -> Tune:
        """Begins the cycle again at each event of another pattern.

        …args: a pattern.

        >>> tune = n("0 1 2 3").scale("C:minor").resetAll("<1 [1 1]>")
        """
    def resetJoin(self) -> Tune:
        """The cycle of each inner pattern begins again with the outer event.

        >>> tune = m("0 1").fmap(lambda x: note("c3 e3").add(note(x))).resetJoin()
        """
    def resonance(self, value: _Value | _Plain = ..., /) -> Tune:
        """Resonance of the low-pass filter.

        value: dB. Also: lpq.

        >>> tune = note("c2*4").s("sawtooth").lpf(600).resonance(12)
        """
    lpq = resonance
    def restart(self, *args: Any) -> Tune:
        """Begins from cycle 0 at each true event of another pattern.

        …args: a pattern.

        >>> tune = n("<0 1 2 3>*4").scale("C:minor").restart("<1 [1 1]>")
        """
    def restartAll(self, *args: Any) -> Tune:
        """Begins from cycle 0 at each event of another pattern.

        …args: a pattern.

        >>> tune = n("<0 1 2 3>*4").scale("C:minor").restartAll("<1 [1 1]>")
        """
    def restartJoin(self) -> Tune:
        """Each inner pattern begins again, at cycle 0, with the outer event.

        >>> tune = m("0 1").fmap(lambda x: note("c3 e3").add(note(x))).restartJoin()
        """
    def rev(self) -> Tune:
        """Each cycle backwards.

        >>> tune = n("0 .. 7").scale("C:major").rev()
        """
    def revv(self) -> Tune:
        """All of time backwards, from cycle 0 both ways.

        >>> tune = n("<0 1 2 3>*4").scale("C:minor").revv()
        """
    def ribbon(self, offset: _Value, cycles: _Value, /) -> Tune:
        """Loop some cycles of the pattern, from an offset on.

        offset: number, the first cycle of the loop; cycles: number, the length of the loop in cycles. Also: rib.

        >>> tune = note(irand(12).segment(8).add(48)).ribbon(3, 1)
        """
    rib = ribbon
    def ring(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount of ring modulation.

        >>> tune = note("c2*4").s("sawtooth").ring(.5)
        """
    def ringdf(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the frequency of the ring modulation slides.

        value: Hz.

        >>> tune = note("c2*4").s("sawtooth").ring(.5).ringf(200).ringdf(50)
        """
    def ringf(self, value: _Value | _Plain = ..., /) -> Tune:
        """Frequency of the ring modulation.

        value: Hz.

        >>> tune = note("c2*4").s("sawtooth").ring(.5).ringf(200)
        """
    def room(self, value: _Value | _Plain = ..., /) -> Tune:
        """Level sent to the reverb, from 0 to 1.

        >>> tune = note("c3 e3 g3").s("triangle").room(.5)
        """
    def roomdim(self, value: _Value | _Plain = ..., /) -> Tune:
        """Low-pass on the end of the reverb.

        value: Hz. Also: rdim.

        >>> tune = note("c3 e3 g3").s("triangle").room(.5).roomdim(2000)
        """
    rdim = roomdim
    def roomfade(self, value: _Value | _Plain = ..., /) -> Tune:
        """Time in which the reverb rises.

        value: s. Also: rfade.

        >>> tune = note("c3 e3 g3").s("triangle").room(.5).roomfade(.5)
        """
    rfade = roomfade
    def roomlp(self, value: _Value | _Plain = ..., /) -> Tune:
        """Low-pass on the beginning of the reverb.

        value: Hz. Also: rlp.

        >>> tune = note("c3 e3 g3").s("triangle").room(.5).roomlp(4000)
        """
    rlp = roomlp
    def roomsize(self, value: _Value | _Plain = ..., /) -> Tune:
        """How long the reverb lasts.

        value: s. Also: rsize, size, sz.

        >>> tune = note("c3 e3 g3").s("triangle").room(.5).roomsize(4)
        """
    rsize = roomsize
    size = roomsize
    sz = roomsize
    def rootNotes(self, *octave: Any) -> Tune:
        """The root of each chord, in an octave.

        octave: the octave that is meant where none is named.

        >>> tune = m("<Cm7 F7>").rootNotes(2).note()
        """
    def round(self) -> Tune:
        """To the nearest whole number.

        >>> tune = m("48.2 52.7").round().note()
        """
    def s(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sound by name: a sample, a drum, or a synth such as sawtooth.

        Also: sound.

        >>> tune = s("bd sd [hh hh] sd")
        """
    sound = s
    def s_taperlist(self, *amount: Any) -> Tune:
        """The patterns that shrink plays in turn.

        …amount: a share from 0 to 1. Also: shrinklist.

        >>> tune = stepcat(*note("c3 d3 e3 f3").s_taperlist(1))
        """
    shrinklist = s_taperlist
    def scale(self, *name: _Value) -> Tune:
        """Steps of a scale as notes: 0 is the tonic; note names move to the nearest note of it.

        name: text, tonic and kind, such as C:minor.

        >>> tune = n("0 2 4 <6 7>").scale("C:minor:pentatonic")
        """
    def scaleTranspose(self, *steps: Any) -> Tune:
        """Notes that a scale has given, moved by steps of that scale.

        steps: steps of the scale. Also: scaleTrans, strans.

        >>> tune = n("0 2 4").scale("C:major").scaleTranspose("<0 1 2>")
        """
    scaleTrans = scaleTranspose
    strans = scaleTranspose
    def scope(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").scope()
        """
    def scram(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount by which the bins of the spectrum are mixed up.

        >>> tune = s("break").scram(.2)
        """
    def scramble(self, *slices: _Value) -> Tune:
        """Random slices of each cycle; some may come twice.

        slices: whole number, how many slices.

        >>> tune = n("0 .. 7").scale("C:minor").scramble(8)
        """
    def scrub(self, *places: _Value) -> Tune:
        """Play samples from places between 0 and 1, "0.5:2" at twice the speed.

        places: pattern, places in the sample, 0 to 1.

        >>> tune = s("break").scrub("0 .25 .5:2")
        """
    def seconds(self, value: _Value | _Plain = ..., /) -> Tune:
        """Seconds of MIDI time code.

        value: s.

        >>> tune = note("c3 e3").seconds(1)
        """
    def seed(self, *number: Any) -> Tune:
        """Other random numbers, the same for the same seed.

        number: any number; another one, other dice.

        >>> tune = s("hh*8").degrade().seed("<1 2>")
        """
    def segment(self, *times: _Value) -> Tune:
        """Sample the pattern some times a cycle, so that a signal becomes events.

        times: number, how many events a cycle. Also: seg.

        >>> tune = note(sine.range(48, 60).segment(8))
        """
    seg = segment
    def semitone(self, value: _Value | _Plain = ..., /) -> Tune:
        """Steps of pitch in semitones.

        value: semitones.

        >>> tune = note("c3").semitone(2)
        """
    def seq(self, *values: Any) -> Tune:
        """One after another, all in one cycle.

        Also: fastcat, sequence.

        >>> tune = seq("c3", "e3", ["g3", "b3"]).note()
        """
    fastcat = seq
    sequence = seq
    def serial(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").serial()
        """
    @property
    def set(self) -> Combine:
        """Takes the values or controls of the right, the times of the left.

        …args: a pattern.

        >>> tune = note("c3 e3 g3").set(s("<sawtooth square>"))
        """
    def setContext(self, context: Any = ..., /) -> Tune:
        """Give every event this context: locations and tags.

        context: locations and tags.

        >>> tune = note("c3 e3").setContext({"tags": ["melody"]})
        """
    def setSteps(self, steps: Any, /) -> Tune:
        """The same pattern that says it has another number of steps.

        steps: how many steps.

        >>> tune = stepcat(note("c3 e3").setSteps(4), note("g3"))
        """
    def shape(self, value: _Value | _Plain = ..., /) -> Tune:
        """Distortion from 0 to 1, loud near 1.

        >>> tune = note("c2*4").s("sawtooth").shape(.5)
        """
    def shrink(self, *amount: Any) -> Tune:
        """The pattern again and again, with more steps gone each time.

        amount: how many steps, from the end where negative. Also: s_taper.

        >>> tune = note("c3 d3 e3 f3").shrink(1)
        """
    s_taper = shrink
    def shuffle(self, *slices: _Value) -> Tune:
        """The slices of each cycle in a random order, each of them once.

        slices: whole number, how many slices.

        >>> tune = n("0 .. 7").scale("C:minor").shuffle(8)
        """
    def sinefold(self, amount: Any = ..., /) -> Tune:
        """Distort the sound, of the kind sinefold.

        amount: how strong, 0 to about 10.

        >>> tune = note("c2*4").s("sawtooth").sinefold(2)
        """
    def slice(self, slices: _Value, indices: _Value, /) -> Tune:
        """Cut samples into slices, and play those that a pattern of indices says.

        slices: pattern, how many slices of the sample; indices: pattern, which slices, from 0.

        >>> tune = s("break").slice(8, "0 1 <2 4> 3 5*2 6")
        """
    def slide(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the pitch slides while the sound plays.

        value: octaves.

        >>> tune = note("c3 e3 g3").s("sawtooth").slide(.1)
        """
    def slow(self, *factor: _Value) -> Tune:
        """Play slower: one cycle in the time of factor cycles. 0 or less is silence.

        factor: number, how many times as slow. Also: sparsity.

        >>> tune = note("c3 e3 g3 b3").slow(2)
        """
    sparsity = slow
    def smear(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the spectrum is smeared over time.

        >>> tune = s("break").smear(10)
        """
    def soft(self, amount: Any = ..., /) -> Tune:
        """Distort the sound, of the kind soft.

        amount: how strong, 0 to about 10.

        >>> tune = note("c2*4").s("sawtooth").soft(2)
        """
    def someCycles(self, *function: _Change | Tune) -> Tune:
        """The function on half of the cycles, by chance.

        function: function of a pattern, what is done to it.

        >>> tune = s("bd hh sd hh").someCycles(lambda x: x.fast(2))
        """
    def someCyclesBy(self, amount: _Value, function: _Change | Tune, /) -> Tune:
        """The function on a random part of the cycles.

        amount: number, a share from 0 to 1; function: function of a pattern, what is done to it.

        >>> tune = s("bd hh sd hh").someCyclesBy(.3, lambda x: x.fast(2))
        """
    def sometimes(self, *function: _Change | Tune) -> Tune:
        """The function on 50% of the events, by chance.

        function: function of a pattern, what is done to it.

        >>> tune = s("hh*8").sometimes(lambda x: x.speed(2))
        """
    def sometimesBy(self, amount: _Value, function: _Change | Tune, /) -> Tune:
        """The function on a random part of the events.

        amount: number, a share from 0 to 1; function: function of a pattern, what is done to it.

        >>> tune = s("hh*8").sometimesBy(.3, lambda x: x.gain(.4))
        """
    def songPtr(self, value: _Value | _Plain = ..., /) -> Tune:
        """Place in the song for MIDI devices.

        value: beats.

        >>> tune = note("c3 e3").songPtr(16)
        """
    def sortHapsByPart(self) -> Tune:
        """The haps of a query in the order of their parts.

        >>> tune = note("c3 e3 g3 b3").sortHapsByPart()
        """
    def soundfont(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").soundfont()
        """
    def source(self, value: _Value | _Plain = ..., /) -> Tune:
        """Where the modulating sound comes from.

        Also: src.

        >>> tune = note("c3 e3 g3").source(1)
        """
    src = source
    def speak(self, language: Any, voice: Any, /) -> Tune:
        """The pattern as it is: in a browser this speaks its words.

        language: a language such as en; voice: which voice, from 0.

        >>> tune = note("c3 e3 g3 b3").speak(1, 1)
        """
    def spectrum(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").spectrum()
        """
    def speed(self, value: _Value | _Plain = ..., /) -> Tune:
        """Playback rate of a sample; negative plays backwards.

        >>> tune = s("break").speed("<1 -1 2>")
        """
    def spiral(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").spiral()
        """
    def splice(self, slices: _Value, indices: _Value, /) -> Tune:
        """As slice, each slice sped up or down to last as long as its event.

        slices: pattern, how many slices of the sample; indices: pattern, which slices, from 0.

        >>> tune = s("break").splice(8, "0 1 2 3 4 5 6 7")
        """
    def splitQueries(self) -> Tune:
        """The same pattern, asked for one cycle at a time.

        >>> tune = note("<c3 e3>").splitQueries()
        """
    def spread(self, value: _Value | _Plain = ..., /) -> Tune:
        """Stereo width of a supersaw, from 0 to 1.

        >>> tune = note("c2 eb2 g2").s("supersaw").spread(.8)
        """
    def squeeze(self, *args: Any) -> Tune:
        """Sets values of the right, a cycle of it squeezed into each event.

        …args: a pattern.

        >>> tune = note("c3 e3 g3").squeeze(s("sawtooth square"))
        """
    def squeezeBind(self, function: _Function = ..., /) -> Tune:
        """A cycle of each inner pattern squeezed into the outer event.

        function: function, what is done to it.

        >>> tune = m("0 1").squeezeBind(lambda x: note("c3 e3").add(note(x)))
        """
    def squeezeJoin(self) -> Tune:
        """A cycle of each inner pattern squeezed into the outer event.

        >>> tune = m("0 1").fmap(lambda x: note("c3 e3").add(note(x))).squeezeJoin()
        """
    def squeezeout(self, *args: Any) -> Tune:
        """Sets values of the right, a cycle of the left squeezed into each event of it.

        …args: a pattern.

        >>> tune = note("c3 e3 g3").squeezeout(s("sawtooth square"))
        """
    def squiz(self, value: _Value | _Plain = ..., /) -> Tune:
        """Raises the pitch roughly, with a crackle.

        >>> tune = note("c2*4").s("sawtooth").squiz(2)
        """
    def stack(self, *values: Any) -> Tune:
        """All at the same time.

        Also: polyrhythm, pr.

        >>> tune = stack(s("bd*4"), s("~ cp"), s("hh*8"))
        """
    def stepBind(self, function: _Function = ..., /) -> Tune:
        """Inner patterns one after another, each as long as its steps.

        function: function, what is done to it.

        >>> tune = m("0 1").stepBind(lambda x: note("c3 e3").add(note(x)))
        """
    def stepJoin(self) -> Tune:
        """Inner patterns one after another, each as long as its steps.

        >>> tune = m("0 1").fmap(lambda x: note("c3 e3").add(note(x))).stepJoin()
        """
    def stepsPerOctave(self, value: _Value | _Plain = ..., /) -> Tune:
        """How many steps the octave has.

        >>> tune = note("c3").stepsPerOctave(19)
        """
    def stretch(self, value: _Value | _Plain = ..., /) -> Tune:
        """Stretches a sample without moving its pitch.

        >>> tune = s("break").stretch(1.5)
        """
    def striate(self, *times: _Value) -> Tune:
        """The pattern so many times in a cycle, each time with the next piece of its samples.

        times: number, how many pieces.

        >>> tune = s("break").striate(8)
        """
    def stripContext(self) -> Tune:
        """Take locations and tags away.

        >>> tune = note("c3 e3 g3 b3").stripContext()
        """
    def struct(self, *args: Any) -> Tune:
        """Gives the pattern a rhythm: an event where the rhythm is true.

        …args: a pattern.

        >>> tune = note("<c2 eb2>").struct("x ~ x x ~ x ~ x").s("sawtooth")
        """
    def structAll(self, *args: Any) -> Tune:
        """Gives the pattern the rhythm of another, false steps too.

        …args: a pattern.

        >>> tune = note("<c3 e3>").structAll("1 0 1 1")
        """
    def stut(self, times: _Value, feedback: _Value, by: _Value, /) -> Tune:
        """As echo, with its last two arguments exchanged.

        times: whole number, how many times; feedback: number, the level of each echo against the one before, 0 to 1; by: number, a time in cycles.

        >>> tune = s("bd sd").stut(3, .6, 1/8)
        """
    @property
    def sub(self) -> Combine:
        """Subtracts numbers.

        …args: a pattern.

        >>> tune = note(m("c4 e4 g4").sub("<0 12>"))
        """
    def superimpose(self, *functions: Any) -> Tune:
        """The pattern, and on top of it what each function makes of it.

        …functions: function, functions of a pattern.

        >>> tune = note("c3 eb3 g3").superimpose(lambda x: x.add(note(12)))
        """
    def supradough(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").supradough()
        """
    def sustain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Level that is held until the note ends, from 0 to 1.

        Also: sus.

        >>> tune = note("c3 e3 g3").s("sawtooth").decay(.1).sustain(.3)
        """
    sus = sustain
    def sustainpedal(self, value: _Value | _Plain = ..., /) -> Tune:
        """MIDI sustain pedal, 0 or 1.

        >>> tune = note("c3 e3").sustainpedal(1)
        """
    def swing(self, *slices: _Value) -> Tune:
        """Swing by a third.

        slices: number, how many slices.

        >>> tune = s("hh*8").swing(4)
        """
    def swingBy(self, amount: _Value, slices: _Value, /) -> Tune:
        """Delay the second half of each slice of the cycle by a part of it.

        amount: number, a share from 0 to 1; slices: number, how many slices.

        >>> tune = s("hh*8").swingBy(1/3, 4)
        """
    def sysex(self, *value: Any) -> Tune:
        """A MIDI system exclusive message: id and data.

        value: a number or a pattern of them.

        >>> tune = note("c3").sysex([0x43, [1, 2]])
        """
    def sysexdata(self, value: _Value | _Plain = ..., /) -> Tune:
        """Bytes of a MIDI system exclusive message.

        >>> tune = note("c3 e3").sysexid(0x43).sysexdata([1, 2])
        """
    def sysexid(self, value: _Value | _Plain = ..., /) -> Tune:
        """Maker in a MIDI system exclusive message.

        >>> tune = note("c3 e3").sysexid(0x43).sysexdata([1, 2])
        """
    def tag(self, name: Any, /) -> Tune:
        """Give each event a name that travels with it, whatever becomes of its value.

        name: a name.

        >>> tune = note("c3 e3").tag("melody")
        """
    def take(self, *steps: _Value) -> Tune:
        """Only so many steps from the begin; negative: from the end.

        steps: number, how many steps, from the end where negative. Also: s_add.

        >>> tune = note("c3 d3 e3 f3").take(3)
        """
    s_add = take
    def timeline(self, *numbers: _Value) -> Tune:
        """Time begins anew where a pattern of timeline numbers says so; 0 is the usual time.

        numbers: pattern, timeline numbers; 0 is the usual time.

        >>> tune = n("<0 2 4>*2").scale("C:minor").timeline("<0 0 1 0>")
        """
    def toBipolar(self) -> Tune:
        """From 0..1 to -1..1.

        >>> tune = s("hh*8").speed(sine.toBipolar())
        """
    def tour(self, *others: Any) -> Tune:
        """The pattern among others, moved one place earlier each time round.

        …others: patterns. Also: s_tour.

        >>> tune = note("g3").tour("c3 d3", "e3 f3").note()
        """
    s_tour = tour
    def transient(self, value: _Value | _Plain = ..., /) -> Tune:
        """How much the beginnings of sounds are lifted or lowered.

        >>> tune = note("c2*4").s("sawtooth").transient(.5)
        """
    def transpose(self, *by: Any) -> Tune:
        """Notes moved by semitones, or by an interval such as "3M" that also says the spelling.

        by: semitones, or an interval such as 3m. Also: trans.

        >>> tune = note("c3 e3 g3").transpose("<0 5 7>")
        """
    trans = transpose
    def tremolo(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the loudness moves up and down.

        value: Hz. Also: trem.

        >>> tune = note("c2*4").s("sawtooth").tremolo(6)
        """
    trem = tremolo
    def tremolodepth(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the loudness moves, from 0 to 1.

        Also: tremdepth.

        >>> tune = note("c2*4").s("sawtooth").tremolosync(4).tremolodepth(.7)
        """
    tremdepth = tremolodepth
    def tremolophase(self, value: _Value | _Plain = ..., /) -> Tune:
        """Where in its turn the tremolo begins.

        value: turns. Also: tremphase.

        >>> tune = note("c2*4").s("sawtooth").tremolosync(4).tremolophase(.25)
        """
    tremphase = tremolophase
    def tremoloshape(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the tremolo, such as sine or square.

        Also: tremshape.

        >>> tune = note("c2*4").s("sawtooth").tremolosync(4).tremoloshape("square")
        """
    tremshape = tremoloshape
    def tremoloskew(self, value: _Value | _Plain = ..., /) -> Tune:
        """Leans the wave of the tremolo, from 0 to 1.

        Also: tremskew.

        >>> tune = note("c2*4").s("sawtooth").tremolosync(4).tremoloskew(.2)
        """
    tremskew = tremoloskew
    def tremolosync(self, value: _Value | _Plain = ..., /) -> Tune:
        """How often in a cycle the loudness moves up and down.

        value: per cycle. Also: tremsync.

        >>> tune = note("c2*4").s("sawtooth").tremolosync(4)
        """
    tremsync = tremolosync
    def triode(self, value: _Value | _Plain = ..., /) -> Tune:
        """Amount of a tube's distortion.

        >>> tune = note("c2*4").s("sawtooth").triode(.5)
        """
    def tscope(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").tscope()
        """
    def tsdelay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Delay of the time stretcher.

        value: s.

        >>> tune = s("break").tsdelay(.1)
        """
    def tune(self, *ratios: Any) -> Tune:
        """Steps of a named tuning as ratios: .tune("hexany15").mul(220).freq().

        ratios: a list of frequency ratios.

        >>> tune = m("0 2 4").tune("hexany15").mul(220).freq()
        """
    def tuning(self, *ratios: Any) -> Tune:
        """Steps of a list of ratios as ratios: .tuning([1, 5/4, 3/2]).mul(220).freq().

        ratios: a list of frequency ratios.

        >>> tune = m("0 1 2").tuning([1, 9/8, 5/4]).mul(220).freq()
        """
    def uid(self, value: _Value | _Plain = ..., /) -> Tune:
        """Number of a MIDI device.

        >>> tune = note("c3 e3").uid(1)
        """
    def undegrade(self) -> Tune:
        """Drop half of the events, those that degrade keeps.

        >>> tune = stack(s("hh*8").degrade(), s("cp*8").undegrade())
        """
    def undegradeBy(self, *amount: _Value) -> Tune:
        """Drop the events that degradeBy keeps: what is left fits beside it.

        amount: number, a share from 0 to 1.

        >>> tune = stack(s("hh*8").degradeBy(.3), s("cp*8").undegradeBy(.3))
        """
    def unison(self, value: _Value | _Plain = ..., /) -> Tune:
        """How many voices a supersaw has.

        value: voices.

        >>> tune = note("c2 eb2 g2").s("supersaw").unison(7)
        """
    def unit(self, value: _Value | _Plain = ..., /) -> Tune:
        """What speed counts: r for rate, c for cycles.

        >>> tune = s("break").unit("c")
        """
    def unjoin(self, pieces: Any, function: _Function = ..., /) -> Tune:
        """Pieces of the pattern, as a pattern of patterns, changed where the pieces are true.

        pieces: the rhythm of the pieces, true where they count; function: function, what is done to it.

        >>> tune = s("bd hh").unjoin("1 0").innerJoin()
        """
    def val(self, value: _Value | _Plain = ..., /) -> Tune:
        """A value for OSC and MIDI messages.

        >>> tune = note("c3 e3").val(1)
        """
    def velocity(self, value: _Value | _Plain = ..., /) -> Tune:
        """How hard the note is played, from 0 to 1.

        Also: vel.

        >>> tune = note("c3 e3 g3").velocity("1 .5 .7")
        """
    vel = velocity
    def vib(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the pitch moves up and down.

        value: Hz. Also: v, vibrato.

        >>> tune = note("c3 e3 g3").s("sawtooth").vib(5)
        """
    v = vib
    vibrato = vib
    def vibmod(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the pitch moves up and down.

        value: semitones. Also: vmod.

        >>> tune = note("c3 e3 g3").s("sawtooth").vib(5).vibmod(.3)
        """
    vmod = vibmod
    def voice(self, value: _Value | _Plain = ..., /) -> Tune:
        """Voice of the synth.

        >>> tune = note("c3").voice(1)
        """
    def voicing(self) -> Tune:
        """Chords as notes; dict, anchor, mode and offset choose the voicing, n one note of it.

        >>> tune = chord("<Cm7 F7 Bb^7 Eb^7>").voicing()
        """
    def voicings(self, *name: Any) -> Tune:
        """Chord names as notes, each voicing as near as can be to the one before it.

        name: a name.

        >>> tune = m("<Cm7 F7>").voicings("lefthand").note()
        """
    def vowel(self, value: _Value | _Plain = ..., /) -> Tune:
        """Vowel that the sound is filtered to: a, e, i, o, u.

        >>> tune = note("c2*4").s("sawtooth").vowel("<a e i o>")
        """
    def w(self, value: _Value | _Plain = ..., /) -> Tune:
        """Width for displays.

        >>> tune = note("c3 e3 g3").w(.5)
        """
    def warp(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the wavetable is warped, from 0 to 1.

        Also: wavetableWarp.

        >>> tune = note("c2 eb2 g2").s("wt_flute").warp(.3)
        """
    wavetableWarp = warp
    def warpattack(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the wavetable's warp.

        value: s. Also: warpatt.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warpenv(4).warpattack(.1)
        """
    warpatt = warpattack
    def warpdc(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the wavetable's warp is moved up.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warprate(2).warpdc(.5)
        """
    def warpdecay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the wavetable's warp.

        value: s. Also: warpdec.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warpenv(4).warpdecay(.1)
        """
    warpdec = warpdecay
    def warpdepth(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the wavetable's warp moves.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warprate(2).warpdepth(.5)
        """
    def warpenv(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the wavetable's warp.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warpenv(4)
        """
    def warpmode(self, value: _Value | _Plain = ..., /) -> Tune:
        """How the wavetable is warped.

        Also: wavetableWarpMode.

        >>> tune = note("c2 eb2 g2").s("wt_flute").warp(.3).warpmode("spin")
        """
    wavetableWarpMode = warpmode
    def warprate(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the LFO of the wavetable's warp moves.

        value: Hz.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warprate(2)
        """
    def warprelease(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the wavetable's warp.

        value: s. Also: warprel.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warpenv(4).warprelease(.2)
        """
    warprel = warprelease
    def warpshape(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the LFO of the wavetable's warp.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warprate(2).warpshape(1)
        """
    def warpskew(self, value: _Value | _Plain = ..., /) -> Tune:
        """Leans the wave of the LFO of the wavetable's warp, from 0 to 1.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warprate(2).warpskew(.2)
        """
    def warpsustain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the wavetable's warp, from 0 to 1.

        Also: warpsus.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warpenv(4).warpsustain(.5)
        """
    warpsus = warpsustain
    def warpsync(self, value: _Value | _Plain = ..., /) -> Tune:
        """How often in a cycle the LFO of the wavetable's warp moves.

        value: per cycle.

        >>> tune = note("c2 eb2").s("wt_flute").warp(.2).warpsync(4)
        """
    def waveloss(self, value: _Value | _Plain = ..., /) -> Tune:
        """How many waves of the sound are left out.

        value: %.

        >>> tune = note("c2*4").s("sawtooth").waveloss(20)
        """
    def webaudio(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").webaudio()
        """
    def webdirt(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").webdirt()
        """
    def when(self, test: _Value, function: _Change | Tune, /) -> Tune:
        """The function where the test pattern is true.

        test: true or false, true where it is done; function: function of a pattern, what is done to it.

        >>> tune = s("bd sd").when("<0 1>", lambda x: x.fast(2))
        """
    def whenKey(self, keys: Any, function: _Change | Tune, /) -> Tune:
        """The function while a key is down.

        keys: the name of a key, or several with +; function: function of a pattern, what is done to it.

        >>> tune = s("bd sd").whenKey("Shift", lambda x: x.fast(2))
        """
    def withContext(self, function: _Function = ..., /) -> Tune:
        """Every event's context through a function.

        function: function, what is done to it.

        >>> tune = note("c3 e3").withContext(lambda c: ({**c, "tags": ["melody"]}))
        """
    def withHap(self, function: _Function = ..., /) -> Tune:
        """Every hap through a function.

        function: function, what is done to it.

        >>> tune = note("c3 e3 g3 b3").withHap(lambda x: x)
        """
    def withHaps(self, function: _Function = ..., /) -> Tune:
        """All haps of a query through a function of the list.

        function: function, what is done to it.

        >>> tune = note("c3 e3 g3 b3").withHaps(lambda haps: [haps[0]])
        """
    def withHapSpan(self, function: _Function = ..., /) -> Tune:
        """Every whole and part through a function of the span.

        function: function, what is done to it.

        >>> tune = note("c3 e3 g3 b3").withHapSpan(lambda x: x)
        """
    def withHapTime(self, function: _Function = ..., /) -> Tune:
        """Every begin and end through a function of the time.

        function: function, what is done to it.

        >>> tune = note("c3 e3").withHapTime(lambda t: t + 1/8)
        """
    def within(self, begin: _Value, end: _Value, function: _Change | Tune, /) -> Tune:
        """Apply a function to the part of each cycle from begin to end.

        begin: number, where in the cycle it begins, 0 to 1; end: number, where in the cycle it ends, 0 to 1; function: function of a pattern, what is done to it.

        >>> tune = s("bd hh sd hh").within(0, .5, lambda x: x.fast(2))
        """
    def withLoc(self, start: Any, end: Any, /) -> Tune:
        """Say where in the code the events stand.

        start: an offset in characters; end: an offset in characters.

        >>> tune = note("c3 e3").withLoc(0, 4)
        """
    def withQuerySpan(self, function: _Function = ..., /) -> Tune:
        """Ask the pattern for another span, as a function says.

        function: function, what is done to it.

        >>> tune = note("c3 e3 g3 b3").withQuerySpan(lambda x: x)
        """
    def withQuerySpanMaybe(self, function: _Function = ..., /) -> Tune:
        """Ask the pattern for another span, as a function says; nothing where it gives none.

        function: function, what is done to it.

        >>> tune = note("c3 e3 g3 b3").withQuerySpanMaybe(lambda x: x)
        """
    def withQueryTime(self, function: _Function = ..., /) -> Tune:
        """Ask the pattern for other times, each as a function says.

        function: function, what is done to it.

        >>> tune = note("<c3 e3 g3>").withQueryTime(lambda t: t + 1)
        """
    def withState(self, function: _Function = ..., /) -> Tune:
        """Ask the pattern with another span or other live values, as a function says.

        function: function, what is done to it.

        >>> tune = note("c3 e3 g3 b3").withState(lambda x: x)
        """
    def withSteps(self, function: _Function = ..., /) -> Tune:
        """Another number of steps, as a function of it says.

        function: function, what is done to it.

        >>> tune = note("c3 e3 g3").withSteps(lambda steps: steps * 2).pace(8)
        """
    def wordfall(self) -> Tune:
        """The pattern as it is: what this draws, sends or tells in a browser is left out here.

        >>> tune = note("c3 e3 g3 b3").wordfall()
        """
    def worklet(self, source: Any = ..., /, *inputs: Any) -> Tune:
        """Names a worklet and patterns for its inputs.

        source: the name of the worklet; …inputs: patterns.

        >>> tune = note("c3").worklet("alpha", 1)
        """
    def wt(self, value: _Value | _Plain = ..., /) -> Tune:
        """Place in the wavetable, from 0 to 1.

        Also: wavetablePosition.

        >>> tune = note("c2 eb2 g2").s("wt_flute").wt("0 .5")
        """
    wavetablePosition = wt
    def wtattack(self, value: _Value | _Plain = ..., /) -> Tune:
        """Attack of the envelope of the wavetable's place.

        value: s. Also: wtatt.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtenv(4).wtattack(.1)
        """
    wtatt = wtattack
    def wtdc(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the wavetable's place is moved up.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtrate(2).wtdc(.5)
        """
    def wtdecay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Decay of the envelope of the wavetable's place.

        value: s. Also: wtdec.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtenv(4).wtdecay(.1)
        """
    wtdec = wtdecay
    def wtdepth(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the LFO of the wavetable's place moves.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtrate(2).wtdepth(.5)
        """
    def wtenv(self, value: _Value | _Plain = ..., /) -> Tune:
        """Depth of the envelope of the wavetable's place.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtenv(4)
        """
    def wtphaserand(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the voices' phases are spread.

        Also: wavetablePhaseRand.

        >>> tune = note("c2 eb2 g2").s("wt_flute").wtphaserand(.5)
        """
    wavetablePhaseRand = wtphaserand
    def wtrate(self, value: _Value | _Plain = ..., /) -> Tune:
        """How fast the LFO of the wavetable's place moves.

        value: Hz.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtrate(2)
        """
    def wtrelease(self, value: _Value | _Plain = ..., /) -> Tune:
        """Release of the envelope of the wavetable's place.

        value: s. Also: wtrel.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtenv(4).wtrelease(.2)
        """
    wtrel = wtrelease
    def wtshape(self, value: _Value | _Plain = ..., /) -> Tune:
        """Wave of the LFO of the wavetable's place.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtrate(2).wtshape(1)
        """
    def wtskew(self, value: _Value | _Plain = ..., /) -> Tune:
        """Leans the wave of the LFO of the wavetable's place, from 0 to 1.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtrate(2).wtskew(.2)
        """
    def wtsustain(self, value: _Value | _Plain = ..., /) -> Tune:
        """Sustain of the envelope of the wavetable's place, from 0 to 1.

        Also: wtsus.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtenv(4).wtsustain(.5)
        """
    wtsus = wtsustain
    def wtsync(self, value: _Value | _Plain = ..., /) -> Tune:
        """How often in a cycle the LFO of the wavetable's place moves.

        value: per cycle.

        >>> tune = note("c2 eb2").s("wt_flute").wt(.2).wtsync(4)
        """
    def x(self, value: _Value | _Plain = ..., /) -> Tune:
        """Place from left to right for displays.

        >>> tune = note("c3 e3 g3").x(.5)
        """
    def xen(self, *tuning: Any) -> Tune:
        """Steps of a tuning as frequencies above 220 Hz; follow it with .freq().

        tuning: its name, such as 31edo, or a list of ratios.

        >>> tune = m("0 1 2").xen("31edo").mul(220).freq()
        """
    def xfade(self, position: Any, second: Any, /) -> Tune:
        """From the first pattern (0) to the second (1); both at full gain in the middle.

        position: 0 for the first pattern, 1 for the second.

        >>> tune = xfade(s("bd*4"), "<0 .5 1>", s("hh*8"))
        """
    def xsdelay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Delay of the bins of the spectrum.

        >>> tune = s("break").xsdelay(1)
        """
    def y(self, value: _Value | _Plain = ..., /) -> Tune:
        """Place from top to bottom for displays.

        >>> tune = note("c3 e3 g3").y(.5)
        """
    def zcrush(self, value: _Value | _Plain = ..., /) -> Tune:
        """Crush of a zzfx sound.

        value: bits.

        >>> tune = note("c3 e3").s("zzfx").zcrush(.2)
        """
    def zdelay(self, value: _Value | _Plain = ..., /) -> Tune:
        """Delay of a zzfx sound.

        value: s.

        >>> tune = note("c3 e3").s("zzfx").zdelay(.1)
        """
    def zmod(self, value: _Value | _Plain = ..., /) -> Tune:
        """Modulation of a zzfx sound.

        value: Hz.

        >>> tune = note("c3 e3").s("zzfx").zmod(10)
        """
    def znoise(self, value: _Value | _Plain = ..., /) -> Tune:
        """Noise of a zzfx sound.

        >>> tune = note("c3 e3").s("zzfx").znoise(.2)
        """
    def zoom(self, begin: _Value, end: _Value, /) -> Tune:
        """Only [begin, end) of each cycle, stretched over the whole of it.

        begin: number, where in the cycle it begins, 0 to 1; end: number, where in the cycle it ends, 0 to 1.

        >>> tune = s("bd hh sd cp").zoom(.25, .75)
        """
    def zoomArc(self, *span: _Span) -> Tune:
        """Only a time span of each cycle, stretched over the whole of it.

        span: time span. Also: zoomarc.

        >>> tune = s("bd hh sd cp").zoomArc(TimeSpan(.25, .75))
        """
    zoomarc = zoomArc
    def zrand(self, value: _Value | _Plain = ..., /) -> Tune:
        """How far the pitch of a zzfx sound varies.

        >>> tune = note("c3 e3").s("zzfx").zrand(.1)
        """
    def zzfx(self, value: _Value | _Plain = ..., /) -> Tune:
        """A zzfx sound by its numbers.

        >>> tune = note("c3 e3").s("zzfx").zzfx([1, .05, 220])
        """

def accelerate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far speed and pitch rise or fall while it plays: 1 is to twice, -1 to a halt."""
def activeLabel(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Text that the display shows while the event plays."""
@overload
def ad(value: Any, /) -> _Change:
    """Attack and decay in one; one number is both."""
@overload
def ad(value: Any, pat: _Value, /) -> Tune:
    """Attack and decay in one; one number is both."""
def add(value: Any, /, *pats: Any) -> Any:
    """Adds numbers; note("c e".add(12)) is an octave higher."""
def addVoicings(name: Any, dictionary: Any, extent: Any = ..., /) -> Any:
    """Voicings of the player's own, for .dict(name) and .voicings(name).

    name: a name; dictionary: chord symbols, and a list of voicings for each; extent: the lowest and highest note, such as ['C3', 'C5']. Also: registerVoicings.

    >>> _ = addVoicings("house", {"m7": ["3m 5P 7m 9M"]})
    >>> tune = chord("Cm7").dict("house").voicing()
    """
registerVoicings = addVoicings
@overload
def adsr(value: Any, /) -> _Change:
    """Attack, decay, sustain and release in one: .adsr('.01:.1:.5:.2')."""
@overload
def adsr(value: Any, pat: _Value, /) -> Tune:
    """Attack, decay, sustain and release in one: .adsr('.01:.1:.5:.2')."""
@overload
def almostAlways(function: _Change | Tune, /) -> _Change:
    """The function on 90% of the events, by chance."""
@overload
def almostAlways(function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on 90% of the events, by chance."""
@overload
def almostNever(function: _Change | Tune, /) -> _Change:
    """The function on 10% of the events, by chance."""
@overload
def almostNever(function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on 10% of the events, by chance."""
@overload
def always(function: _Change | Tune, /) -> _Change:
    """The function, always."""
@overload
def always(function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function, always."""
def amp(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Loudness as a plain factor; 0.4 is as loud as without it."""
def analyze(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Name of the display that listens to this sound."""
def anchor(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Note that a voicing is built towards."""
def and_(value: Any, /, *pats: Any) -> Any:
    """The right value where the left one is true, else the left one."""
def angle(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Angle for displays."""
@overload
def apply(function: _Change | Tune, /) -> _Change:
    """What a function makes of the pattern."""
@overload
def apply(function: _Change | Tune, pat: _Value, /) -> Tune:
    """What a function makes of the pattern."""
@overload
def applyN(times: _Value, function: _Change | Tune, /) -> _Change:
    """The function applied so many times, one on top of the other."""
@overload
def applyN(times: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function applied so many times, one on top of the other."""
@overload
def ar(value: Any, /) -> _Change:
    """Attack and release in one; one number is both."""
@overload
def ar(value: Any, pat: _Value, /) -> Tune:
    """Attack and release in one; one number is both."""
@overload
def arp(indices: Any, /) -> _Change:
    """Play the notes of chords by their index, the lowest first written being 0."""
@overload
def arp(indices: Any, pat: _Value, /) -> Tune:
    """Play the notes of chords by their index, the lowest first written being 0."""
@overload
def arpWith(function: Any, /) -> _Change:
    """What a function makes of the haps of each chord, as a pattern within its time."""
@overload
def arpWith(function: Any, pat: _Value, /) -> Tune:
    """What a function makes of the haps of each chord, as a pattern within its time."""
def arrange(*sections: Any) -> Tune:
    """Sections [cycles, pattern] one after another.

    …sections: lists of cycles and pattern.

    >>> tune = arrange([2, s("bd*4")], [1, s("sd*8")])
    """
@overload
def as_(names: Any, /) -> _Change:
    """Each value, or each of a list of values, as the control of that name."""
@overload
def as_(names: Any, pat: _Value, /) -> Tune:
    """Each value, or each of a list of values, as the control of that name."""
def asym(amount: Any, pat: Any = ..., /) -> Tune:
    """Distort the sound, of the kind asym."""
def attack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Time from silence to full level."""
att = attack
def averageArray(values: Any, /) -> float:
    """The mean of a list of numbers.

    >>> tune = note(averageArray([48, 60]))
    """
def band(value: Any, /, *pats: Any) -> Any:
    """Bits that both whole numbers have."""
def bandf(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Middle frequency of the band-pass filter."""
bp = bandf
bpf = bandf
def bandq(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Resonance of the band-pass filter: a higher one is narrower."""
bpq = bandq
def bank(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Drum machine whose samples are played, such as RolandTR909."""
@overload
def beat(step: _Value, steps: _Value, /) -> _Change:
    """Each event on one step of a cycle of so many; several as a pattern, "0,7,10"."""
@overload
def beat(step: _Value, steps: _Value, pat: _Value, /) -> Tune:
    """Each event on one step of a cycle of so many; several as a pattern, "0,7,10"."""
def begin(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Where in the sample to begin, from 0 to 1."""
berlin: Tune
"""Noise of rising ramps, a new one each cycle.

>>> tune = s("hh*16").gain(berlin.range(.3, 1))
"""
def binary(number: Any, /) -> Tune:
    """A number as the 0s and 1s it is written with.

    number: its digits are the rhythm.

    >>> tune = s("hh").struct(binary(181))
    """
def binaryL(number: Any, /) -> Tune:
    """A number as a list of the 0s and 1s it is written with.

    number: a number.

    >>> tune = note("c3*4").s("user").partials(binaryL(13))
    """
def binaryN(number: Any, bits: Any = ..., /) -> Tune:
    """A number as so many 0s and 1s.

    number: its digits are the rhythm; bits: how many digits.

    >>> tune = s("hh").struct(binaryN(181, 8))
    """
def binaryNL(number: Any, bits: Any = ..., /) -> Tune:
    """A number as a list of so many 0s and 1s.

    number: a number; bits: how many digits.

    >>> tune = note("c3*4").s("user").partials(binaryNL(13, 8))
    """
def bind(value: Any, /, *pats: Any) -> Any:
    """Patterns inside a pattern made one; events last as long as both."""
def binshift(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the bins of the spectrum are moved."""
@overload
def bite(slices: _Value, indices: _Value, /) -> _Change:
    """Cut each cycle into slices, and play them in the order that a pattern of indices says."""
@overload
def bite(slices: _Value, indices: _Value, pat: _Value, /) -> Tune:
    """Cut each cycle into slices, and play them in the order that a pattern of indices says."""
@overload
def bjork(rhythm: Any, /) -> _Change:
    """The pattern in a Euclidean rhythm [onsets, steps, rotation], as "3:8:2"."""
@overload
def bjork(rhythm: Any, pat: _Value, /) -> Tune:
    """The pattern in a Euclidean rhythm [onsets, steps, rotation], as "3:8:2"."""
def bjorklund(onsets: Any, steps: Any, /) -> Any:
    """Onsets spread as evenly as can be over some steps, as a list of 1 and 0.

    onsets: how many beats; steps: how many steps.

    >>> tune = s("bd").struct(bjorklund(3, 8))
    """
def blshift(value: Any, /, *pats: Any) -> Any:
    """Bits moved to the left: each step doubles a whole number."""
def bmod(settings: Any = ..., /) -> Tune:
    """Move the control before it by what a bus carries: .bmod({bus: 1, depth: .5})."""
def bor(value: Any, /, *pats: Any) -> Any:
    """Bits that either whole number has."""
def bpattack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the band-pass filter."""
bpa = bpattack
def bpdc(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the band-pass filter is moved up."""
def bpdecay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the band-pass filter."""
bpd = bpdecay
def bpdepth(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the band-pass filter moves."""
def bpdepthfrequency(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the band-pass filter moves, in Hz."""
bpdepthfreq = bpdepthfrequency
def bpenv(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the band-pass filter."""
bpe = bpenv
def bprate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the LFO of the band-pass filter moves."""
def bprelease(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the band-pass filter."""
bpr = bprelease
def bpshape(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the LFO of the band-pass filter."""
def bpskew(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Leans the wave of the LFO of the band-pass filter, from 0 to 1."""
def bpsustain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the band-pass filter, from 0 to 1."""
bps = bpsustain
def bpsync(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How often in a cycle the LFO of the band-pass filter moves."""
def brak(pat: _Value, /) -> Tune:
    """Every second cycle squeezed into its first half and moved by a quarter."""
brand: Tune
"""True or false by the toss of a coin.

>>> tune = s("hh*8").mask(brand.segment(8))
"""
def brandBy(chance: Any, /) -> Tune:
    """True with a chance from 0 to 1, else false.

    chance: from 0 to 1.

    >>> tune = s("hh*8").mask(brandBy(.6).segment(8))
    """
def brshift(value: Any, /, *pats: Any) -> Any:
    """Bits moved to the right: each step halves a whole number."""
def bus(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Bus that the sound is sent to as well."""
def busgain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Level of what is sent to the bus."""
bgain = busgain
def bxor(value: Any, /, *pats: Any) -> Any:
    """Bits that one of both whole numbers has."""
@overload
def bypass(off: Any, /) -> _Change:
    """Silence where true."""
@overload
def bypass(off: Any, pat: _Value, /) -> Tune:
    """Silence where true."""
def byteBeatExpression(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Formula of a bytebeat sound, in t."""
bbexpr = byteBeatExpression
def byteBeatStartTime(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Where the time t of a bytebeat begins."""
bbst = byteBeatStartTime
def cat(*values: Any) -> Tune:
    """One after another, one a cycle."""
slowcat = cat
def cc(number: Any = ..., low: Any = ..., high: Any = ..., smooth: Any = ..., /) -> Tune:
    """What a MIDI controller says, from 0 to 1; with a range, 0 to 1 becomes that.

    number: of a MIDI controller, or a learnt name; low: the lowest value; high: the highest value; smooth: seconds in which it comes near to a new value.

    >>> tune = s("hh*8").gain(cc(74, .2, 1))
    """
def ccn(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Number of the MIDI controller, from 0 to 127."""
def ccv(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Setting of the MIDI controller, from 0 to 1."""
def ceil(pat: _Value, /) -> Tune:
    """To the whole number above."""
def channel(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Output channel."""
def channels(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Output channels, as a list."""
ch = channels
def chebyshev(amount: Any, pat: Any = ..., /) -> Tune:
    """Distort the sound, of the kind chebyshev."""
def choose(*values: Any) -> Tune:
    """One of the values, where this pattern goes from 0 to 1."""
def chooseIn(*values: Any) -> Tune:
    """One of the values at each moment, by chance, with its own structure.

    >>> tune = note(chooseIn("c3", "e3 g3"))
    """
def chooseInWith(index: Any, values: Any, /) -> Tune:
    """One of the values, by a pattern from 0 to 1, with its own structure.

    index: from 0 to 1.

    >>> tune = note(chooseInWith(sine.segment(4), ["c3", "e3"]))
    """
def chooseOut(*values: Any) -> Tune:
    """One of the values at each moment, by chance; a continuous pattern.

    >>> tune = note(chooseOut("c3", "e3", "g3")).segment(8)
    """
def chooseWith(index: Any, values: Any, /) -> Tune:
    """One of the values, by a pattern from 0 to 1.

    index: from 0 to 1.

    >>> tune = note(chooseWith(sine, ["c3", "e3", "g3"])).segment(8)
    """
@overload
def chop(times: _Value, /) -> _Change:
    """Each event cut into pieces that play its sample in turn."""
@overload
def chop(times: _Value, pat: _Value, /) -> Tune:
    """Each event cut into pieces that play its sample in turn."""
def chord(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Chord by its symbol, such as Cm7, for voicing and rootNotes."""
def chorus(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the chorus."""
@overload
def chunk(times: _Value, function: _Change | Tune, /) -> _Change:
    """Change one part a cycle, in turn."""
@overload
def chunk(times: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """Change one part a cycle, in turn."""
slowChunk = chunk
slowchunk = chunk
@overload
def chunkBack(times: _Value, function: _Change | Tune, /) -> _Change:
    """Change one part a cycle, from the last."""
@overload
def chunkBack(times: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """Change one part a cycle, from the last."""
chunkback = chunkBack
@overload
def chunkBackInto(times: _Value, function: _Change | Tune, /) -> _Change:
    """As chunkInto, from the last part to the first."""
@overload
def chunkBackInto(times: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """As chunkInto, from the last part to the first."""
chunkbackinto = chunkBackInto
@overload
def chunkInto(times: _Value, function: _Change | Tune, /) -> _Change:
    """Loop one part of the cycle and change it, a different part each cycle."""
@overload
def chunkInto(times: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """Loop one part of the cycle and change it, a different part each cycle."""
chunkinto = chunkInto
def clamp(value: Any, low: Any, high: Any, /) -> float:
    """The number, or the nearest bound where it lies outside.

    value: a number or a pattern of them; low: the lowest value; high: the highest value.

    >>> tune = note(clamp(90, 36, 84))
    """
def clip(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long a note lasts against its event: 1 fills it, .5 half of it."""
legato = clip
def coarse(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long each sample of the sound is held: lower sampling rates."""
def color(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Colour of the event on the display."""
def comb(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount of comb filtering of the spectrum."""
def compose(*functions: Any) -> Any:
    """The functions as one; as in Strudel the first of them comes first.

    …functions: function, functions of a pattern.

    >>> tune = s("bd sd").apply(compose(lambda x: x.fast(2), lambda x: x.rev()))
    """
@overload
def compress(begin: _Value, end: _Value, /) -> _Change:
    """Squeeze each cycle into [begin, end) of it, with rests around."""
@overload
def compress(begin: _Value, end: _Value, pat: _Value, /) -> Tune:
    """Squeeze each cycle into [begin, end) of it, with rests around."""
def compressor(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Level above which the sound is turned down."""
def compressorAttack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How soon the compressor acts."""
def compressorKnee(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How wide the range is in which the compressor sets in."""
def compressorRatio(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How much the compressor turns down."""
def compressorRelease(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How soon the compressor lets go."""
@overload
def compressSpan(span: _Span, /) -> _Change:
    """Squeeze each cycle into a time span of it, with rests around."""
@overload
def compressSpan(span: _Span, pat: _Value, /) -> Tune:
    """Squeeze each cycle into a time span of it, with rests around."""
compressspan = compressSpan
def constant(value: Any = ..., /) -> Any:
    """The first value, whatever comes after it.

    value: a number or a pattern of them.

    >>> tune = note(constant(60, 48))
    """
@overload
def contract(factor: _Value, /) -> _Change:
    """Count as so many times fewer steps."""
@overload
def contract(factor: _Value, pat: _Value, /) -> Tune:
    """Count as so many times fewer steps."""
s_contract = contract
@overload
def control(value: Any, /) -> _Change:
    """A MIDI control change: .control([74, .5])."""
@overload
def control(value: Any, pat: _Value, /) -> Tune:
    """A MIDI control change: .control([74, .5])."""
cosine: Tune
"""Cosine wave from 0 to 1, once a cycle.

>>> tune = s("hh*8").pan(cosine)
"""
cosine2: Tune
"""Cosine wave from -1 to 1, once a cycle.

>>> tune = note(m("c3*8").add(cosine2.segment(8)))
"""
@overload
def cpm(cycles: _Value, /) -> _Change:
    """Play at so many cycles a minute, whatever the tempo of the rest."""
@overload
def cpm(cycles: _Value, pat: _Value, /) -> Tune:
    """Play at so many cycles a minute, whatever the tempo of the rest."""
def cps(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Tempo that the event carries."""
def crush(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Resolution of the sound: 16 is fine, 4 is rough."""
def csound(value: Any = ..., /) -> Any:
    """The pattern as it is: what this draws, sends or tells in a browser is left out here."""
def ctlNum(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Number of the MIDI controller."""
def ctranspose(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Transposes by semitones."""
def cubic(amount: Any, pat: Any = ..., /) -> Tune:
    """Distort the sound, of the kind cubic."""
def curry(one: _Function, overload: Any = ..., arity: Any = ..., /) -> Any:
    """A function that can be given its arguments a few at a time.

    one: function; arity: how many arguments it takes.

    >>> tune = note(curry(lambda a, b: a + b, None, 2)(48)(12))
    """
def curve(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How bent the slide of pitch is."""
def cut(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Group in which a new sample ends the one before."""
def cutoff(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Cut-off of the low-pass filter: what lies above gets quieter."""
ctf = cutoff
lp = cutoff
lpf = cutoff
cyclesPer: Tune
"""How many cycles the event lasts.

>>> tune = s("hh*4").gain(cyclesPer.add(.5))
"""
def cycleToSeconds(cycle: Any, cps: Any, /) -> float:
    """How many seconds some cycles last at a tempo in cycles a second.

    cycle: a time in cycles; cps: cycles a second.

    >>> tune = s("bd*4").release(cycleToSeconds(1, .5))
    """
def decay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Time from full level to the sustain level."""
dec = decay
def degrade(pat: _Value, /) -> Tune:
    """Drop half of the events, by chance."""
@overload
def degradeBy(amount: _Value, /) -> _Change:
    """Drop a random part of the events, from 0 (none) to 1 (all)."""
@overload
def degradeBy(amount: _Value, pat: _Value, /) -> Tune:
    """Drop a random part of the events, from 0 (none) to 1 (all)."""
@overload
def degradeByWith(chances: Any, amount: _Value, /) -> _Change:
    """Keep the events for which a pattern of chances is above the amount."""
@overload
def degradeByWith(chances: Any, amount: _Value, pat: _Value, /) -> Tune:
    """Keep the events for which a pattern of chances is above the amount."""
def degree(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Step of the scale."""
def delay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Level sent to the delay, from 0 to 1."""
def delayfeedback(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """What is left of the sound in each echo, below 1."""
delayfb = delayfeedback
dfb = delayfeedback
def delayspeed(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Playback rate of the echoes."""
def delaysync(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Time between echoes, in cycles."""
def delaytime(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Time between echoes."""
delayt = delaytime
dt = delaytime
def deltaSlide(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the slide of pitch changes."""
def density(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How many crackles the sound "crackle" has."""
def detune(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the voices of a supersaw lie apart."""
det = detune
def dictionary(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Dictionary of chord voicings."""
dict = dictionary
dict_ = dictionary
def diode(amount: Any, pat: Any = ..., /) -> Tune:
    """Distort the sound, of the kind diode."""
def distort(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount of distortion."""
dist = distort
def distorttype(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Kind of distortion, such as soft, hard or fold."""
disttype = distorttype
def distortvol(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Level after the distortion."""
distvol = distortvol
def div(value: Any, /, *pats: Any) -> Any:
    """Divides numbers."""
def djf(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Filter of the whole orbit: below .5 a low-pass, above it a high-pass."""
def drawLine() -> Tune:
    """The pattern as it is: what this draws, sends or tells in a browser is left out here."""
def drive(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How hard the ladder filter is driven."""
@overload
def drop(steps: _Value, /) -> _Change:
    """Without so many steps from the begin; negative: from the end."""
@overload
def drop(steps: _Value, pat: _Value, /) -> Tune:
    """Without so many steps from the begin; negative: from the end."""
s_sub = drop
def dry(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Level of what goes past delay and reverb."""
@overload
def ds(value: Any, /) -> _Change:
    """Decay and sustain in one; sustain is 0 if not given."""
@overload
def ds(value: Any, pat: _Value, /) -> Tune:
    """Decay and sustain in one; sustain is 0 if not given."""
def duckattack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long a ducked orbit takes to come back."""
duckatt = duckattack
def duckdepth(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far an orbit is ducked, from 0 to 1."""
def duckonset(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long an orbit takes to be ducked."""
duckons = duckonset
def duckorbit(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Orbit that is ducked when this sound begins."""
duck = duckorbit
def duration(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long the sound lasts."""
dur = duration
@overload
def early(cycles: _Value, /) -> _Change:
    """Play earlier by some cycles."""
@overload
def early(cycles: _Value, pat: _Value, /) -> Tune:
    """Play earlier by some cycles."""
@overload
def echo(times: _Value, by: _Value, feedback: _Value, /) -> _Change:
    """Repeat the pattern later, at gain 1, feedback, feedback squared and so on."""
@overload
def echo(times: _Value, by: _Value, feedback: _Value, pat: _Value, /) -> Tune:
    """Repeat the pattern later, at gain 1, feedback, feedback squared and so on."""
@overload
def echoWith(times: _Value, by: _Value, function: _Function | Tune, /) -> _Change:
    """Repeat the pattern later, each time through a function that gets the index as well."""
@overload
def echoWith(times: _Value, by: _Value, function: _Function | Tune, pat: _Value, /) -> Tune:
    """Repeat the pattern later, each time through a function that gets the index as well."""
echowith = echoWith
stutWith = echoWith
stutwith = echoWith
def edo(name: Any, /) -> Any:
    """The ratios of an equal temperament such as 19edo.

    name: a name.

    >>> tune = freq(m("0 1 2").tuning(edo("31edo")).mul(220))
    """
def end(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Where in the sample to end, from 0 to 1."""
def enhance(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far strong parts of the spectrum are lifted."""
def env(settings: Any = ..., /) -> Tune:
    """Move the control before it along an envelope: .lpf(500).env({attack: .1})."""
def eq(value: Any, /, *pats: Any) -> Any:
    """True where both values are equal, "1" and 1 too."""
def eqt(value: Any, /, *pats: Any) -> Any:
    """True where both values are equal and of the same kind."""
def errorLogger() -> Any:
    """Nothing: in a browser this writes to the console.

    Also: logger.

    >>> _ = errorLogger("hello")
    >>> tune = s("bd sd")
    """
logger = errorLogger
@overload
def euclid(onsets: _Value, steps: _Value, /) -> _Change:
    """The pattern in a Euclidean rhythm."""
@overload
def euclid(onsets: _Value, steps: _Value, pat: _Value, /) -> Tune:
    """The pattern in a Euclidean rhythm."""
@overload
def euclidish(pulses: _Value, steps: _Value, evenness: _Value, /) -> _Change:
    """The pattern in a Euclidean rhythm (0) that turns into an even one (1)."""
@overload
def euclidish(pulses: _Value, steps: _Value, evenness: _Value, pat: _Value, /) -> Tune:
    """The pattern in a Euclidean rhythm (0) that turns into an even one (1)."""
eish = euclidish
@overload
def euclidLegato(onsets: _Value, steps: _Value, /) -> _Change:
    """As euclid, each event held until the next one."""
@overload
def euclidLegato(onsets: _Value, steps: _Value, pat: _Value, /) -> Tune:
    """As euclid, each event held until the next one."""
@overload
def euclidLegatoRot(onsets: _Value, steps: _Value, rotation: _Value, /) -> _Change:
    """As euclidLegato, moved later by some steps."""
@overload
def euclidLegatoRot(onsets: _Value, steps: _Value, rotation: _Value, pat: _Value, /) -> Tune:
    """As euclidLegato, moved later by some steps."""
@overload
def euclidRot(onsets: _Value, steps: _Value, rotation: _Value, /) -> _Change:
    """The pattern in a Euclidean rhythm that begins later by some steps."""
@overload
def euclidRot(onsets: _Value, steps: _Value, rotation: _Value, pat: _Value, /) -> Tune:
    """The pattern in a Euclidean rhythm that begins later by some steps."""
euclidrot = euclidRot
@overload
def every(cycles: _Value, function: _Change | Tune, /) -> _Change:
    """The function on the first of so many cycles."""
@overload
def every(cycles: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on the first of so many cycles."""
firstOf = every
@overload
def expand(factor: _Value, /) -> _Change:
    """Count as so many times more steps."""
@overload
def expand(factor: _Value, pat: _Value, /) -> Tune:
    """Count as so many times more steps."""
s_expand = expand
def expression(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """MIDI expression, from 0 to 1."""
@overload
def extend(factor: _Value, /) -> _Change:
    """Faster, with as many more steps."""
@overload
def extend(factor: _Value, pat: _Value, /) -> Tune:
    """Faster, with as many more steps."""
s_extend = extend
def fadeInTime(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long the sound is faded in."""
def fadeTime(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long the sound is faded out."""
fadeOutTime = fadeTime
def fanchor(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Which share of a filter envelope lies below the cut-off."""
@overload
def fast(factor: _Value, /) -> _Change:
    """Play faster: factor cycles in the time of one. 0 or less is silence."""
@overload
def fast(factor: _Value, pat: _Value, /) -> Tune:
    """Play faster: factor cycles in the time of one. 0 or less is silence."""
@overload
def fastChunk(times: _Value, function: _Change | Tune, /) -> _Change:
    """As chunk, the pattern at its own pace."""
@overload
def fastChunk(times: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """As chunk, the pattern at its own pace."""
fastchunk = fastChunk
@overload
def fastGap(factor: _Value, /) -> _Change:
    """Play each cycle faster, once, and rest until the next one; below 1, cut off its end."""
@overload
def fastGap(factor: _Value, pat: _Value, /) -> Tune:
    """Play each cycle faster, once, and rest until the next one; below 1, cut off its end."""
fastgap = fastGap
def fft(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Size of the display's spectrum."""
def fill(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Filling for displays."""
@overload
def filter(test: _Function | Tune, /) -> _Change:
    """The haps that pass a test."""
@overload
def filter(test: _Function | Tune, pat: _Value, /) -> Tune:
    """The haps that pass a test."""
@overload
def filter_(test: _Function | Tune, /) -> _Change:
    """The haps that pass a test."""
@overload
def filter_(test: _Function | Tune, pat: _Value, /) -> Tune:
    """The haps that pass a test."""
@overload
def filterWhen(test: _Function | Tune, /) -> _Change:
    """The events whose begin passes a test."""
@overload
def filterWhen(test: _Function | Tune, pat: _Value, /) -> Tune:
    """The events whose begin passes a test."""
def fit(pat: _Value, /) -> Tune:
    """Speed samples up or down so that each lasts as long as its event."""
def flatten(values: Any, /) -> Any:
    """A list of lists as one list, one level deep.

    >>> tune = note(seq(*flatten([[48, 52], [55]])))
    """
def floor(pat: _Value, /) -> Tune:
    """To the whole number below."""
def withValue(value: Any, /, *pats: Any) -> Any:
    """Every value through a function."""
def fmattack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the frequency modulator."""
fmatt = fmattack
fmatt1 = fmattack
fmattack1 = fmattack
def fmattack2(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the frequency modulator 2."""
fmatt2 = fmattack2
def fmattack3(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the frequency modulator 3."""
fmatt3 = fmattack3
def fmattack4(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the frequency modulator 4."""
fmatt4 = fmattack4
def fmattack5(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the frequency modulator 5."""
fmatt5 = fmattack5
def fmattack6(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the frequency modulator 6."""
fmatt6 = fmattack6
def fmattack7(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the frequency modulator 7."""
fmatt7 = fmattack7
def fmattack8(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the frequency modulator 8."""
fmatt8 = fmattack8
def fmdecay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the frequency modulator."""
fmdec = fmdecay
fmdec1 = fmdecay
fmdecay1 = fmdecay
def fmdecay2(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the frequency modulator 2."""
fmdec2 = fmdecay2
def fmdecay3(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the frequency modulator 3."""
fmdec3 = fmdecay3
def fmdecay4(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the frequency modulator 4."""
fmdec4 = fmdecay4
def fmdecay5(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the frequency modulator 5."""
fmdec5 = fmdecay5
def fmdecay6(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the frequency modulator 6."""
fmdec6 = fmdecay6
def fmdecay7(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the frequency modulator 7."""
fmdec7 = fmdecay7
def fmdecay8(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the frequency modulator 8."""
fmdec8 = fmdecay8
def fmenv(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the frequency modulator."""
fmenv1 = fmenv
def fmenv2(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the frequency modulator 2."""
def fmenv3(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the frequency modulator 3."""
def fmenv4(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the frequency modulator 4."""
def fmenv5(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the frequency modulator 5."""
def fmenv6(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the frequency modulator 6."""
def fmenv7(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the frequency modulator 7."""
def fmenv8(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the frequency modulator 8."""
def fmh(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Ratio of the frequency modulator to the frequency that it moves."""
def fmh2(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Ratio of the frequency modulator 2 to the frequency that it moves."""
def fmh3(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Ratio of the frequency modulator 3 to the frequency that it moves."""
def fmh4(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Ratio of the frequency modulator 4 to the frequency that it moves."""
def fmh5(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Ratio of the frequency modulator 5 to the frequency that it moves."""
def fmh6(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Ratio of the frequency modulator 6 to the frequency that it moves."""
def fmh7(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Ratio of the frequency modulator 7 to the frequency that it moves."""
def fmh8(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Ratio of the frequency modulator 8 to the frequency that it moves."""
def fmi(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the frequency modulator: more is brighter."""
fm = fmi
fm1 = fmi
fmh1 = fmi
fmi1 = fmi
def fmi00(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 0 moves modulator 0."""
fm00 = fmi00
def fmi01(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 0 moves modulator 1."""
fm01 = fmi01
def fmi02(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 0 moves modulator 2."""
fm02 = fmi02
def fmi03(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 0 moves modulator 3."""
fm03 = fmi03
def fmi04(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 0 moves modulator 4."""
fm04 = fmi04
def fmi05(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 0 moves modulator 5."""
fm05 = fmi05
def fmi06(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 0 moves modulator 6."""
fm06 = fmi06
def fmi07(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 0 moves modulator 7."""
fm07 = fmi07
def fmi08(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 0 moves modulator 8."""
fm08 = fmi08
def fmi10(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 1 moves modulator 0."""
fm10 = fmi10
def fmi11(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 1 moves modulator 1."""
fm11 = fmi11
def fmi12(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 1 moves modulator 2."""
fm12 = fmi12
def fmi13(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 1 moves modulator 3."""
fm13 = fmi13
def fmi14(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 1 moves modulator 4."""
fm14 = fmi14
def fmi15(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 1 moves modulator 5."""
fm15 = fmi15
def fmi16(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 1 moves modulator 6."""
fm16 = fmi16
def fmi17(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 1 moves modulator 7."""
fm17 = fmi17
def fmi18(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 1 moves modulator 8."""
fm18 = fmi18
def fmi2(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the frequency modulator 2: more is brighter."""
fm2 = fmi2
def fmi20(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 2 moves modulator 0."""
fm20 = fmi20
def fmi21(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 2 moves modulator 1."""
fm21 = fmi21
def fmi22(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 2 moves modulator 2."""
fm22 = fmi22
def fmi23(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 2 moves modulator 3."""
fm23 = fmi23
def fmi24(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 2 moves modulator 4."""
fm24 = fmi24
def fmi25(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 2 moves modulator 5."""
fm25 = fmi25
def fmi26(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 2 moves modulator 6."""
fm26 = fmi26
def fmi27(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 2 moves modulator 7."""
fm27 = fmi27
def fmi28(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 2 moves modulator 8."""
fm28 = fmi28
def fmi3(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the frequency modulator 3: more is brighter."""
fm3 = fmi3
def fmi30(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 3 moves modulator 0."""
fm30 = fmi30
def fmi31(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 3 moves modulator 1."""
fm31 = fmi31
def fmi32(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 3 moves modulator 2."""
fm32 = fmi32
def fmi33(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 3 moves modulator 3."""
fm33 = fmi33
def fmi34(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 3 moves modulator 4."""
fm34 = fmi34
def fmi35(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 3 moves modulator 5."""
fm35 = fmi35
def fmi36(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 3 moves modulator 6."""
fm36 = fmi36
def fmi37(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 3 moves modulator 7."""
fm37 = fmi37
def fmi38(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 3 moves modulator 8."""
fm38 = fmi38
def fmi4(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the frequency modulator 4: more is brighter."""
fm4 = fmi4
def fmi40(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 4 moves modulator 0."""
fm40 = fmi40
def fmi41(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 4 moves modulator 1."""
fm41 = fmi41
def fmi42(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 4 moves modulator 2."""
fm42 = fmi42
def fmi43(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 4 moves modulator 3."""
fm43 = fmi43
def fmi44(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 4 moves modulator 4."""
fm44 = fmi44
def fmi45(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 4 moves modulator 5."""
fm45 = fmi45
def fmi46(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 4 moves modulator 6."""
fm46 = fmi46
def fmi47(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 4 moves modulator 7."""
fm47 = fmi47
def fmi48(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 4 moves modulator 8."""
fm48 = fmi48
def fmi5(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the frequency modulator 5: more is brighter."""
fm5 = fmi5
def fmi50(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 5 moves modulator 0."""
fm50 = fmi50
def fmi51(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 5 moves modulator 1."""
fm51 = fmi51
def fmi52(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 5 moves modulator 2."""
fm52 = fmi52
def fmi53(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 5 moves modulator 3."""
fm53 = fmi53
def fmi54(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 5 moves modulator 4."""
fm54 = fmi54
def fmi55(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 5 moves modulator 5."""
fm55 = fmi55
def fmi56(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 5 moves modulator 6."""
fm56 = fmi56
def fmi57(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 5 moves modulator 7."""
fm57 = fmi57
def fmi58(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 5 moves modulator 8."""
fm58 = fmi58
def fmi6(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the frequency modulator 6: more is brighter."""
fm6 = fmi6
def fmi60(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 6 moves modulator 0."""
fm60 = fmi60
def fmi61(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 6 moves modulator 1."""
fm61 = fmi61
def fmi62(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 6 moves modulator 2."""
fm62 = fmi62
def fmi63(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 6 moves modulator 3."""
fm63 = fmi63
def fmi64(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 6 moves modulator 4."""
fm64 = fmi64
def fmi65(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 6 moves modulator 5."""
fm65 = fmi65
def fmi66(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 6 moves modulator 6."""
fm66 = fmi66
def fmi67(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 6 moves modulator 7."""
fm67 = fmi67
def fmi68(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 6 moves modulator 8."""
fm68 = fmi68
def fmi7(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the frequency modulator 7: more is brighter."""
fm7 = fmi7
def fmi70(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 7 moves modulator 0."""
fm70 = fmi70
def fmi71(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 7 moves modulator 1."""
fm71 = fmi71
def fmi72(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 7 moves modulator 2."""
fm72 = fmi72
def fmi73(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 7 moves modulator 3."""
fm73 = fmi73
def fmi74(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 7 moves modulator 4."""
fm74 = fmi74
def fmi75(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 7 moves modulator 5."""
fm75 = fmi75
def fmi76(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 7 moves modulator 6."""
fm76 = fmi76
def fmi77(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 7 moves modulator 7."""
fm77 = fmi77
def fmi78(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 7 moves modulator 8."""
fm78 = fmi78
def fmi8(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the frequency modulator 8: more is brighter."""
fm8 = fmi8
def fmi80(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 8 moves modulator 0."""
fm80 = fmi80
def fmi81(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 8 moves modulator 1."""
fm81 = fmi81
def fmi82(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 8 moves modulator 2."""
fm82 = fmi82
def fmi83(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 8 moves modulator 3."""
fm83 = fmi83
def fmi84(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 8 moves modulator 4."""
fm84 = fmi84
def fmi85(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 8 moves modulator 5."""
fm85 = fmi85
def fmi86(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 8 moves modulator 6."""
fm86 = fmi86
def fmi87(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 8 moves modulator 7."""
fm87 = fmi87
def fmi88(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequency modulator 8 moves modulator 8."""
fm88 = fmi88
def fmrelease(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the frequency modulator."""
fmrel = fmrelease
fmrel1 = fmrelease
fmrelease1 = fmrelease
def fmrelease2(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the frequency modulator 2."""
fmrel2 = fmrelease2
def fmrelease3(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the frequency modulator 3."""
fmrel3 = fmrelease3
def fmrelease4(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the frequency modulator 4."""
fmrel4 = fmrelease4
def fmrelease5(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the frequency modulator 5."""
fmrel5 = fmrelease5
def fmrelease6(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the frequency modulator 6."""
fmrel6 = fmrelease6
def fmrelease7(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the frequency modulator 7."""
fmrel7 = fmrelease7
def fmrelease8(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the frequency modulator 8."""
fmrel8 = fmrelease8
def fmsustain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the frequency modulator, from 0 to 1."""
fmsus = fmsustain
fmsus1 = fmsustain
fmsustain1 = fmsustain
def fmsustain2(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the frequency modulator 2, from 0 to 1."""
fmsus2 = fmsustain2
def fmsustain3(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the frequency modulator 3, from 0 to 1."""
fmsus3 = fmsustain3
def fmsustain4(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the frequency modulator 4, from 0 to 1."""
fmsus4 = fmsustain4
def fmsustain5(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the frequency modulator 5, from 0 to 1."""
fmsus5 = fmsustain5
def fmsustain6(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the frequency modulator 6, from 0 to 1."""
fmsus6 = fmsustain6
def fmsustain7(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the frequency modulator 7, from 0 to 1."""
fmsus7 = fmsustain7
def fmsustain8(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the frequency modulator 8, from 0 to 1."""
fmsus8 = fmsustain8
def fmwave(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the frequency modulator, such as sine."""
fmwave1 = fmwave
def fmwave2(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the frequency modulator 2, such as sine."""
def fmwave3(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the frequency modulator 3, such as sine."""
def fmwave4(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the frequency modulator 4, such as sine."""
def fmwave5(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the frequency modulator 5, such as sine."""
def fmwave6(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the frequency modulator 6, such as sine."""
def fmwave7(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the frequency modulator 7, such as sine."""
def fmwave8(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the frequency modulator 8, such as sine."""
@overload
def focus(begin: _Value, end: _Value, /) -> _Change:
    """Speed up so that one cycle lasts from begin to end, and repeats around it."""
@overload
def focus(begin: _Value, end: _Value, pat: _Value, /) -> Tune:
    """Speed up so that one cycle lasts from begin to end, and repeats around it."""
@overload
def focusSpan(span: _Span, /) -> _Change:
    """Speed up so that one cycle fills a time span, and repeats around it."""
@overload
def focusSpan(span: _Span, pat: _Value, /) -> Tune:
    """Speed up so that one cycle fills a time span, and repeats around it."""
focusspan = focusSpan
def fold(amount: Any, pat: Any = ..., /) -> Tune:
    """Distort the sound, of the kind fold."""
def fractionalArgs(to: Any = ..., /) -> Any:
    """A function whose arguments are first made fractions; q is a quarter.

    to: a function.

    >>> tune = s("bd sd").late(fractionalArgs(lambda x: x)("q"))
    """
def frameRate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Frames of MIDI time code in a second."""
def frames(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Frame of MIDI time code."""
def freeze(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Holds the spectrum of the sound."""
def freq(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Pitch as a frequency."""
def freqToMidi(hertz: Any, /) -> float:
    """The MIDI number, with its fraction, of a frequency in Hz.

    hertz: a frequency in Hz.

    >>> tune = note(freqToMidi(220))
    """
def fromBipolar(pat: _Value, /) -> Tune:
    """From -1..1 to 0..1."""
def fshift(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far all frequencies are moved."""
def fshiftnote(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far frequencies are moved, in multiples of the note's."""
def fshiftphase(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Phase of the frequency shifter."""
def ftype(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Kind of filter: 12db, 24db or ladder."""
def func(value: Any, /, *pats: Any) -> Any:
    """What the functions of the right pattern make of the values."""
def FXrelease(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long effects of the FX chain ring on after the sound."""
FXr = FXrelease
FXrel = FXrelease
fxr = FXrelease
def gain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Loudness: 1 is full, steps below 0.5 are quiet."""
def gamepad(index: Any = ..., /) -> Any:
    """Sticks and buttons of a game controller by name: x1, y1, a, b and so on.

    index: which gamepad, from 0.

    >>> tune = s("hh*4").pan(gamepad(0)["x1"])
    """
def gap(steps: Any, /) -> Tune:
    """A rest of some steps.

    steps: how many steps.

    >>> tune = stepcat("bd", gap(2), "sd").s()
    """
def gate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Is the note held?"""
gat = gate
def getAccidentalsOffset(signs: Any, /) -> float:
    """Semitones that accidentals add: # and s up, b and f down.

    signs: sharps and flats.

    >>> tune = note(48 + getAccidentalsOffset("#"))
    """
def getControlName(name: Any = ..., /) -> Any:
    """The main name of a control by any of its names.

    name: a name.

    >>> tune = s("bd").label(getControlName("lpf"))
    """
def getCurrentKeyboardState() -> Any:
    """Nothing: there is no browser's keyboard.

    >>> _ = getCurrentKeyboardState()
    >>> tune = s("bd sd")
    """
def getFreq(note: Any, /) -> float:
    """The frequency in Hz of a note name or MIDI number.

    note: a note name or MIDI number.

    >>> tune = freq(getFreq("a3"))
    """
def getFrequency(hap: Any, /) -> float:
    """The frequency in Hz of what a hap plays.

    hap: an event.

    >>> tune = freq(pure(getFrequency({"note": 57})))
    """
def getRandsAtTime(time: Any, length: Any = ..., seed: Any = ..., /) -> Any:
    """Random numbers of a moment: one, or a list of some.

    time: a time in cycles; length: how many; seed: any number.

    >>> tune = s("bd*2").gain(getRandsAtTime(.5))
    """
def getSoundIndex(number: Any, sounds: Any, /) -> float:
    """Which of some sounds a number stands for, going round and round.

    number: a number; sounds: how many sounds there are.

    >>> tune = s("hh").n(getSoundIndex(9, 4))
    """
def getTime() -> Any:
    """The cycle that plays while code is evaluated: none does yet.

    >>> tune = pure(getTime()).note()
    """
@overload
def grow(amount: Any, /) -> _Change:
    """The pattern again and again, with more steps there each time."""
@overload
def grow(amount: Any, pat: _Value, /) -> Tune:
    """The pattern again and again, with more steps there each time."""
def gt(value: Any, /, *pats: Any) -> Any:
    """True where the left value is greater."""
def gte(value: Any, /, *pats: Any) -> Any:
    """True where the left value is greater or equal."""
def H(function: Any = ..., /) -> Any:
    """A pattern for a picture: 0, as there is none.

    >>> tune = s("bd sd").speed(1 + H(sine)())
    """
def h(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Height for displays."""
def hard(amount: Any, pat: Any = ..., /) -> Tune:
    """Distort the sound, of the kind hard."""
def harmonic(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Which harmonic of the pitch is played."""
def hbrick(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Cuts the spectrum below a share of it."""
def hcutoff(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Cut-off of the high-pass filter: what lies below gets quieter."""
hp = hcutoff
hpf = hcutoff
def hold(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long the envelope stays at the full level."""
def hours(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Hours of MIDI time code."""
def hpattack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the high-pass filter."""
hpa = hpattack
def hpdc(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the high-pass filter is moved up."""
def hpdecay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the high-pass filter."""
hpd = hpdecay
def hpdepth(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the high-pass filter moves."""
def hpdepthfrequency(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the high-pass filter moves, in Hz."""
hpdepthfreq = hpdepthfrequency
def hpenv(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the high-pass filter."""
hpe = hpenv
def hprate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the LFO of the high-pass filter moves."""
def hprelease(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the high-pass filter."""
hpr = hprelease
def hpshape(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the LFO of the high-pass filter."""
def hpskew(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Leans the wave of the LFO of the high-pass filter, from 0 to 1."""
def hpsustain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the high-pass filter, from 0 to 1."""
hps = hpsustain
def hpsync(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How often in a cycle the LFO of the high-pass filter moves."""
def hresonance(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Resonance of the high-pass filter."""
hpq = hresonance
@overload
def hsl(hue: _Value, saturation: _Value, light: _Value, /) -> _Change:
    """A colour for the display: hue, saturation and lightness from 0 to 1."""
@overload
def hsl(hue: _Value, saturation: _Value, light: _Value, pat: _Value, /) -> Tune:
    """A colour for the display: hue, saturation and lightness from 0 to 1."""
@overload
def hsla(hue: _Value, saturation: _Value, light: _Value, alpha: Any, /) -> _Change:
    """A colour for the display: hue, saturation, lightness and opacity from 0 to 1."""
@overload
def hsla(hue: _Value, saturation: _Value, light: _Value, alpha: Any, pat: _Value, /) -> Tune:
    """A colour for the display: hue, saturation, lightness and opacity from 0 to 1."""
@overload
def hurry(factor: _Value, /) -> _Change:
    """Faster, and samples sped up by the same factor."""
@overload
def hurry(factor: _Value, pat: _Value, /) -> Tune:
    """Faster, and samples sped up by the same factor."""
def id(value: Any = ..., /) -> Any:
    """The value itself.

    value: a number or a pattern of them.

    >>> tune = s("bd sd").every(2, id_)
    """
def id_(value: Any = ..., /) -> Any:
    """The value itself.

    value: a number or a pattern of them.

    >>> tune = s("bd sd").every(2, id_)
    """
def imag(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sine parts of a waveform of one's own."""
@overload
def inhabit(table: Any, /) -> _Change:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def inhabit(table: Any, pat: _Value, /) -> Tune:
    """Replace indices or names by the patterns they find in a list or an object."""
pickSqueeze = inhabit
@overload
def inhabitmod(table: Any, /) -> _Change:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def inhabitmod(table: Any, pat: _Value, /) -> Tune:
    """Replace indices or names by the patterns they find in a list or an object."""
pickmodSqueeze = inhabitmod
def innerBind(value: Any, /, *pats: Any) -> Any:
    """Patterns inside a pattern made one, with the inner events' times."""
@overload
def inside(factor: _Value, function: _Change | Tune, /) -> _Change:
    """Apply a function as if the pattern were factor times slower."""
@overload
def inside(factor: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """Apply a function as if the pattern were factor times slower."""
def invert(pat: _Value, /) -> Tune:
    """True for false, and false for true."""
inv = invert
def ir(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sample that the reverb takes as its room."""
iresponse = ir
def irand(length: Any, /) -> Tune:
    """Random whole numbers from 0 up to one below the length.

    length: how many.

    >>> tune = n(irand(8).segment(8)).scale("C:minor")
    """
def irbegin(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Where in the room's sample to begin, from 0 to 1."""
def irspeed(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Playback rate of the room's sample."""
isaw: Tune
"""Ramp from 1 to 0 over a cycle.

>>> tune = note("c2*8").s("sawtooth").lpf(isaw.range(200, 3000))
"""
isaw2: Tune
"""Ramp from 1 to -1 over a cycle.

>>> tune = s("hh*8").speed(isaw2.range2(1, 2))
"""
def isControlName(name: Any = ..., /) -> Any:
    """Is it the name of a control?

    name: a name.

    >>> tune = s("bd").mask(isControlName("lpf"))
    """
def isNote(name: Any, /) -> bool:
    """Is it the name of a note, with or without its octave?

    name: a name.

    >>> tune = s("bd").mask(isNote("c3"))
    """
def isNoteWithOctave(name: Any, /) -> bool:
    """Is it the name of a note that has no minus sign? The octave may still be missing.

    name: a name.

    >>> tune = s("bd").mask(isNoteWithOctave("c3"))
    """
def isPattern(value: Any = ..., /) -> Any:
    """Is it a pattern?

    value: a number or a pattern of them.

    >>> tune = s("bd").mask(isPattern(sine))
    """
@overload
def iter(times: _Value, /) -> _Change:
    """Each cycle begins one step of 1/times later than the one before."""
@overload
def iter(times: _Value, pat: _Value, /) -> Tune:
    """Each cycle begins one step of 1/times later than the one before."""
@overload
def iter_(times: _Value, /) -> _Change:
    """Each cycle begins one step of 1/times later than the one before."""
@overload
def iter_(times: _Value, pat: _Value, /) -> Tune:
    """Each cycle begins one step of 1/times later than the one before."""
@overload
def iterBack(times: _Value, /) -> _Change:
    """Each cycle begins one step of 1/times earlier than the one before."""
@overload
def iterBack(times: _Value, pat: _Value, /) -> Tune:
    """Each cycle begins one step of 1/times earlier than the one before."""
iterback = iterBack
itri: Tune
"""Triangle from 1 down to 0 and up again.

>>> tune = s("hh*16").gain(itri.range(.3, 1))
"""
itri2: Tune
"""Triangle from 1 down to -1 and up again.

>>> tune = note(m("c3*8").add(itri2.segment(8)))
"""
@overload
def jux(function: _Change | Tune, /) -> _Change:
    """The pattern on the left and a changed copy on the right."""
@overload
def jux(function: _Change | Tune, pat: _Value, /) -> Tune:
    """The pattern on the left and a changed copy on the right."""
@overload
def juxBy(width: _Value, function: _Change | Tune, /) -> _Change:
    """The pattern on the left and a changed copy on the right, width apart."""
@overload
def juxBy(width: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """The pattern on the left and a changed copy on the right, width apart."""
juxby = juxBy
def kcutoff(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Cut-off of the krush effect."""
def keep(value: Any, /, *pats: Any) -> Any:
    """Keeps the values of the left where both have controls of one name."""
def keepif(value: Any, /, *pats: Any) -> Any:
    """Keeps the values of the left where the right is true."""
def keyDown(pat: _Value, /) -> Tune:
    """True while the key is down that the value names, or all of a list of keys."""
def krush(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount of the krush effect."""
def label(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Text that the display shows."""
@overload
def lastOf(cycles: _Value, function: _Change | Tune, /) -> _Change:
    """The function on the last of so many cycles."""
@overload
def lastOf(cycles: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on the last of so many cycles."""
@overload
def late(cycles: _Value, /) -> _Change:
    """Play later by some cycles."""
@overload
def late(cycles: _Value, pat: _Value, /) -> Tune:
    """Play later by some cycles."""
def lbrick(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Cuts the spectrum above a share of it."""
def leslie(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the rotating speaker."""
def lfo(settings: Any = ..., /) -> Tune:
    """Move the control before it up and down: .lpf(500).lfo({rate: 2, depth: 2})."""
@overload
def linger(length: _Value, /) -> _Change:
    """Repeat the first part of each cycle; with a negative length, the last part."""
@overload
def linger(length: _Value, pat: _Value, /) -> Tune:
    """Repeat the first part of each cycle; with a negative length, the last part."""
def listRange(low: Any, high: Any, /) -> Any:
    """The numbers from low to high, one apart, both included.

    low: the lowest value; high: the highest value.

    >>> tune = n(seq(*listRange(0, 7))).scale("C:major")
    """
def lock(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Are the echoes of the delay timed in cycles?"""
def loop(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """1 loops the sample while the event lasts."""
@overload
def loopAt(factor: _Value, /) -> _Change:
    """Play over so many cycles, and speed samples up or down so that they last just as long."""
@overload
def loopAt(factor: _Value, pat: _Value, /) -> Tune:
    """Play over so many cycles, and speed samples up or down so that they last just as long."""
loopat = loopAt
@overload
def loopAtCps(factor: _Value, cps: _Value, /) -> _Change:
    """As loopAt, for a tempo in cycles a second."""
@overload
def loopAtCps(factor: _Value, cps: _Value, pat: _Value, /) -> Tune:
    """As loopAt, for a tempo in cycles a second."""
loopatcps = loopAtCps
def loopBegin(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Where in the sample the loop begins, from 0 to 1."""
loopb = loopBegin
def loopEnd(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Where in the sample the loop ends, from 0 to 1."""
loope = loopEnd
def lpattack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the low-pass filter."""
lpa = lpattack
def lpdc(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the low-pass filter is moved up."""
def lpdecay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the low-pass filter."""
lpd = lpdecay
def lpdepth(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the low-pass filter moves."""
def lpdepthfrequency(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the low-pass filter moves, in Hz."""
lpdepthfreq = lpdepthfrequency
def lpenv(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the low-pass filter."""
lpe = lpenv
def lprate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the LFO of the low-pass filter moves."""
def lprelease(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the low-pass filter."""
lpr = lprelease
def lpshape(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the LFO of the low-pass filter."""
def lpskew(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Leans the wave of the LFO of the low-pass filter, from 0 to 1."""
def lpsustain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the low-pass filter, from 0 to 1."""
lps = lpsustain
def lpsync(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How often in a cycle the LFO of the low-pass filter moves."""
def lrate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the rotating speaker turns."""
def lsize(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How large the rotating speaker is."""
def lt(value: Any, /, *pats: Any) -> Any:
    """True where the left value is less."""
def lte(value: Any, /, *pats: Any) -> Any:
    """True where the left value is less or equal."""
def m(notation: Any, offset: Any = ..., /) -> Tune:
    """A text in mini-notation that begins at a place of the code.

    notation: text in mini-notation; offset: where in the code the text begins.

    >>> tune = note(m("c3 e3"))
    """
def mapArgs(one: _Function, change: Any, /) -> Any:
    """A function whose arguments all go through another one first.

    one: function; change: function, what becomes of each argument.

    >>> tune = note(mapArgs(lambda a, b: a + b, lambda x: x * 12)(3, 1))
    """
def mask(value: Any, /, *pats: Any) -> Any:
    """Keeps the events where another pattern is true."""
def midi2note(number: Any, /) -> Any:
    """The name of a MIDI number, black keys as flats.

    number: a number.

    >>> tune = note(midi2note(60))
    """
def midibend(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """MIDI pitch bend, from -1 to 1."""
def midichan(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """MIDI channel, from 1 to 16."""
def midicmd(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """MIDI command, such as clock or start."""
def midikeys(port: Any = ..., /) -> Any:
    """A function that gives the keys that are played, each with note and velocity, as they come.

    >>> tune = stack(s("bd*4"), midikeys("keys")())
    """
def midimap(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Name of the map from controls to MIDI controllers."""
def midin(port: Any = ..., /) -> Any:
    """A function from the number of a MIDI controller to what it says now, from 0 to 1.

    >>> tune = s("hh*4").gain(midin(0)(74))
    """
def midiport(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """MIDI output, by name or number."""
def midiToFreq(number: Any, /) -> float:
    """The frequency in Hz of a MIDI number.

    number: a number.

    >>> tune = freq(midiToFreq(57))
    """
def miditouch(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """MIDI aftertouch, from 0 to 1."""
def mini_(*texts: Any) -> Tune:
    """Texts in mini-notation as one sequence.

    …texts: text in mini-notation.

    >>> tune = note(mini_("c3 e3"))
    """
def minify(value: Any, /) -> Tune:
    """A text as mini-notation, anything else as a pattern of it.

    value: a number or a pattern of them.

    >>> tune = note(minify("c3 e3"))
    """
def minutes(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Minutes of MIDI time code."""
def mod(value: Any, /, *pats: Any) -> Any:
    """Remainder of a division, never negative for a positive divisor."""
def mode(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How a voicing meets its anchor: below, duck, above or root."""
def morph(first: Any, second: Any, by: Any, /) -> Tune:
    """A rhythm between two lists of onsets: 0 is the first, 1 the second.

    first: a list of 0s and 1s; second: a list of 0s and 1s; by: 0 for the first rhythm, 1 for the second.

    >>> tune = s("bd").struct(morph([1, 0, 1, 0, 1, 0, 1, 0], [1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0], .5))
    """
mouseX: Tune
"""Where the mouse is from left to right, 0 to 1; 0 without a display.

>>> tune = note(mouseX.range(48, 60).segment(4))
"""
mousex: Tune
"""Where the mouse is from left to right, 0 to 1; 0 without a display.

>>> tune = note(mousex.range(48, 60).segment(4))
"""
mouseY: Tune
"""Where the mouse is from bottom to top, 0 to 1; 0 without a display.

>>> tune = note(mouseY.range(48, 60).segment(4))
"""
mousey: Tune
"""Where the mouse is from bottom to top, 0 to 1; 0 without a display.

>>> tune = note(mousey.range(48, 60).segment(4))
"""
def mtranspose(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Transposes by steps of the scale."""
def mul(value: Any, /, *pats: Any) -> Any:
    """Multiplies numbers."""
def n(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Which sample of a sound, or which step of a scale."""
def nanFallback(value: Any, fallback: Any = ..., /) -> Any:
    """The value, or another one where it is no number.

    value: a number or a pattern of them; fallback: what counts where there is none.

    >>> tune = note(nanFallback("x", 60))
    """
def ne(value: Any, /, *pats: Any) -> Any:
    """True where values are not equal."""
def net(value: Any, /, *pats: Any) -> Any:
    """True where values differ in value or kind."""
@overload
def never(function: Any, /) -> _Change:
    """The pattern as it is."""
@overload
def never(function: Any, pat: _Value, /) -> Tune:
    """The pattern as it is."""
def noise(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount of pink noise in the sound."""
def note(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Pitch as a note name or a MIDI number; 36 is c2."""
def noteToMidi(name: Any, octave: Any = ..., /) -> float:
    """The MIDI number of a note name.

    name: a name; octave: the octave that is meant where none is named.

    >>> tune = note(noteToMidi("a3"))
    """
nothing: Tune
"""No events, and no steps either.

>>> tune = stack(s("bd"), nothing)
"""
def nrpnn(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Number of a MIDI parameter beyond the controllers."""
def nrpv(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Value of a MIDI parameter beyond the controllers."""
def nudge(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Plays so much later, or earlier."""
def numeralArgs(to: Any = ..., /) -> Any:
    """A function whose arguments are first made numbers; note names count.

    to: a function.

    >>> tune = note(numeralArgs(lambda a, b: a + b)("c3", 12))
    """
def objectMap(values: Any, one: _Function, /) -> Any:
    """An object, or a list, with each value through a function of value, key and place.

    one: function.

    >>> tune = note(objectMap({"c": 48}, lambda x: x + 12)["c"])
    """
def octave(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Octave of the sound."""
oct = octave
oct_ = octave
def octaveR(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Octave of the sound, on the right."""
def octaves(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How many octaves a voicing may use."""
def octer(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount of the octave above."""
def octersub(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount of the octave below."""
def octersubsub(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount of two octaves below."""
@overload
def off(by: _Value, function: _Change | Tune, /) -> _Change:
    """The pattern, and on top of it a changed copy that comes later."""
@overload
def off(by: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """The pattern, and on top of it a changed copy that comes later."""
def offset(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Moves a voicing up or down among its positions."""
@overload
def often(function: _Change | Tune, /) -> _Change:
    """The function on 75% of the events, by chance."""
@overload
def often(function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on 75% of the events, by chance."""
def or_(value: Any, /, *pats: Any) -> Any:
    """The left value where it is true, else the right one."""
def orbit(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Bus with its own delay and reverb."""
o = orbit
def osc(address: Any = ..., low: Any = ..., high: Any = ..., smooth: Any = ..., /) -> Tune:
    """The pattern as it is: what this draws, sends or tells in a browser is left out here."""
def oschost(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Host that OSC messages go to."""
def oscport(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Port that OSC messages go to."""
def outerBind(value: Any, /, *pats: Any) -> Any:
    """Patterns inside a pattern made one, with the outer events' times."""
@overload
def outside(factor: _Value, function: _Change | Tune, /) -> _Change:
    """Apply a function as if the pattern were factor times faster."""
@overload
def outside(factor: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """Apply a function as if the pattern were factor times faster."""
def overgain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Loudness beyond gain."""
def overshape(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Distortion beyond shape."""
@overload
def pace(steps: _Value, /) -> _Change:
    """Speed up or slow down so that so many steps fit in a cycle."""
@overload
def pace(steps: _Value, pat: _Value, /) -> Tune:
    """Speed up or slow down so that so many steps fit in a cycle."""
steps = pace
def pairs(values: Any, /) -> Any:
    """Each value with the one after it.

    >>> tune = note(pairs([48, 52, 55])[1][0])
    """
def palindrome(pat: _Value, /) -> Tune:
    """Every second cycle backwards."""
def pan(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Place between left, 0, and right, 1."""
def panchor(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Which share of the pitch envelope lies below the note."""
def panorient(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Turns the ring of speakers."""
def panspan(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How much of the ring of speakers is used."""
def pansplay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far channels are spread over the speakers."""
def panwidth(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How many speakers share a sound."""
def parray(pats: Any, /) -> Tune:
    """A list of patterns as a pattern of lists.

    pats: a list of patterns.

    >>> tune = note(parray([48, 52]).fmap(lambda x: x[1]))
    """
def parseFractional(value: Any, /) -> float:
    """A number, or a letter for one: w whole, h half, q quarter, e eighth, s sixteenth, t third.

    value: a number or a pattern of them.

    >>> tune = s("bd sd").late(parseFractional("e"))
    """
def parseNumeral(value: Any, /) -> float:
    """A number, or the MIDI number of a note name.

    value: a number or a pattern of them.

    >>> tune = note(parseNumeral("c3"))
    """
def partials(values: Any, /) -> Tune:
    """How loud each partial of the sound is: .partials([1, 0, .5])."""
def pattack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the pitch envelope."""
patt = pattack
def pcurve(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Curve of the pitch envelope: 0 straight, 1 exponential."""
def pdecay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the pitch envelope."""
pdec = pdecay
def penv(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the pitch envelope."""
per: Tune
"""How often the event would fit in a cycle.

>>> tune = s("hh*4").gain(per.div(8))
"""
perCycle: Tune
"""How often the event would fit in a cycle.

>>> tune = s("hh*4").gain(perCycle.div(8))
"""
perlin: Tune
"""Smooth noise from 0 to 1, a new direction each cycle.

>>> tune = note("c2*16").s("sawtooth").lpf(perlin.range(200, 3000))
"""
perx: Tune
"""How often a cycle is halved to get the event, plus one.

>>> tune = s("hh*4").gain(perx.div(8))
"""
def phasercenter(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Middle of the phaser."""
phc = phasercenter
def phaserdepth(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the phaser, from 0 to 1."""
phasdp = phaserdepth
phd = phaserdepth
def phaserrate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the phaser moves."""
ph = phaserrate
phaser = phaserrate
def phasersweep(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the phaser moves."""
phs = phasersweep
def phases(values: Any, /) -> Tune:
    """Where each partial of the sound begins in its turn, from 0 to 1."""
def pick(first: Any, second: Any = ..., /) -> Any:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickF(index: Any, functions: Any, /) -> _Change:
    """Apply the function of a list that an index pattern finds."""
@overload
def pickF(index: Any, functions: Any, pat: _Value, /) -> Tune:
    """Apply the function of a list that an index pattern finds."""
@overload
def pickmod(table: Any, /) -> _Change:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickmod(table: Any, pat: _Value, /) -> Tune:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickmodF(index: Any, functions: Any, /) -> _Change:
    """Silence, as in Strudel 1.2.6, where this one finds no function; use pickF."""
@overload
def pickmodF(index: Any, functions: Any, pat: _Value, /) -> Tune:
    """Silence, as in Strudel 1.2.6, where this one finds no function; use pickF."""
@overload
def pickmodOut(table: Any, /) -> _Change:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickmodOut(table: Any, pat: _Value, /) -> Tune:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickmodReset(table: Any, /) -> _Change:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickmodReset(table: Any, pat: _Value, /) -> Tune:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickmodRestart(table: Any, /) -> _Change:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickmodRestart(table: Any, pat: _Value, /) -> Tune:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickOut(table: Any, /) -> _Change:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickOut(table: Any, pat: _Value, /) -> Tune:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickReset(table: Any, /) -> _Change:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickReset(table: Any, pat: _Value, /) -> Tune:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickRestart(table: Any, /) -> _Change:
    """Replace indices or names by the patterns they find in a list or an object."""
@overload
def pickRestart(table: Any, pat: _Value, /) -> Tune:
    """Replace indices or names by the patterns they find in a list or an object."""
def pipe(*functions: Any) -> Any:
    """The functions as one; as in Strudel the last of them comes first.

    …functions: function, functions of a pattern.

    >>> tune = s("bd sd").apply(pipe(lambda x: x.fast(2), lambda x: x.rev()))
    """
def pitchJump(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the pitch jumps in a zzfx sound."""
def pitchJumpTime(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """When the pitch jumps in a zzfx sound."""
@overload
def ply(factor: _Value, /) -> _Change:
    """Repeat each event so many times within its own time."""
@overload
def ply(factor: _Value, pat: _Value, /) -> Tune:
    """Repeat each event so many times within its own time."""
@overload
def plyForEach(factor: _Value, function: _Function | Tune, /) -> _Change:
    """Repeat each event in its own time, each through a function that gets its number too."""
@overload
def plyForEach(factor: _Value, function: _Function | Tune, pat: _Value, /) -> Tune:
    """Repeat each event in its own time, each through a function that gets its number too."""
plyforeach = plyForEach
@overload
def plyWith(factor: _Value, function: _Change | Tune, /) -> _Change:
    """Repeat each event in its own time, each repetition changed once more than the last."""
@overload
def plyWith(factor: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """Repeat each event in its own time, each repetition changed once more than the last."""
plywith = plyWith
def polyBind(value: Any, /, *pats: Any) -> Any:
    """The steps of each inner pattern as long as those of the outer one."""
def polymeter(*values: Any) -> Tune:
    """Together, each with its own steps at the same pace; lists at the pace of the first.

    Also: pm, s_polymeter.

    >>> tune = polymeter("c3 e3 g3", "c4 d4").note()
    """
pm = polymeter
s_polymeter = polymeter
def polyTouch(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """MIDI aftertouch of a single note."""
def postgain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Loudness after the effects."""
def pow(value: Any, /, *pats: Any) -> Any:
    """Raises numbers to a power."""
def pow_(value: Any, /, *pats: Any) -> Any:
    """Raises numbers to a power."""
def prelease(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the pitch envelope."""
prel = prelease
def press(pat: _Value, /) -> Tune:
    """Each event moved to the second half of its time."""
@overload
def pressBy(amount: _Value, /) -> _Change:
    """Each event moved later by a part of its time."""
@overload
def pressBy(amount: _Value, pat: _Value, /) -> Tune:
    """Each event moved later by a part of its time."""
def progNum(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """MIDI program, from 0 to 127."""
def psustain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the pitch envelope, from 0 to 1."""
psus = psustain
def pure(value: Any = ..., /) -> Tune:
    """One value, once a cycle.

    value: a number or a pattern of them.

    >>> tune = note(pure("c3"))
    """
def pw(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Width of a pulse, from 0 to 1."""
def pwrate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the width of a pulse moves."""
def pwsweep(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the width of a pulse moves."""
def r(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Radius for displays."""
rand: Tune
"""Random numbers from 0 to 1.

>>> tune = note(rand.range(48, 60).segment(8).round())
"""
rand2: Tune
"""Random numbers from -1 to 1.

>>> tune = note(m("c3*8").add(rand2.segment(8)))
"""
def randcat(*values: Any) -> Tune:
    """One of the values a cycle, by chance.

    Also: chooseCycles.

    >>> tune = randcat(s("bd*4"), s("bd sd"))
    """
chooseCycles = randcat
def randL(length: Any, /) -> Tune:
    """Lists of random numbers from 0 to 1.

    length: how many.

    >>> tune = note("c3*4").s("user").partials(randL(8))
    """
def randrun(length: Any, /) -> Tune:
    """The numbers from 0 up to one below the length, in a random order each cycle.

    length: how many.

    >>> tune = n(randrun(8)).scale("C:minor")
    """
@overload
def range(low: _Value, high: _Value, /) -> _Change:
    """From 0..1 to low..high; control maps stay as they are."""
@overload
def range(low: _Value, high: _Value, pat: _Value, /) -> Tune:
    """From 0..1 to low..high; control maps stay as they are."""
@overload
def range_(low: _Value, high: _Value, /) -> _Change:
    """From 0..1 to low..high; control maps stay as they are."""
@overload
def range_(low: _Value, high: _Value, pat: _Value, /) -> Tune:
    """From 0..1 to low..high; control maps stay as they are."""
@overload
def range2(low: _Value, high: _Value, /) -> _Change:
    """From -1..1 to low..high."""
@overload
def range2(low: _Value, high: _Value, pat: _Value, /) -> Tune:
    """From -1..1 to low..high."""
@overload
def rangex(low: _Value, high: _Value, /) -> _Change:
    """From 0..1 to low..high along an exponential curve; both above 0."""
@overload
def rangex(low: _Value, high: _Value, pat: _Value, /) -> Tune:
    """From 0..1 to low..high along an exponential curve; both above 0."""
@overload
def rarely(function: _Change | Tune, /) -> _Change:
    """The function on 25% of the events, by chance."""
@overload
def rarely(function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on 25% of the events, by chance."""
def ratio(pat: _Value, /) -> Tune:
    """A list such as "3:2" as the quotient of its numbers."""
def real(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Cosine parts of a waveform of one's own."""
def ref(read: Any, /) -> Tune:
    """What a function gives at the moment that it is played.

    read: a function without arguments.

    >>> tune = s("hh*4").gain(ref(lambda: .5))
    """
def reify(value: Any, /) -> Tune:
    """A value as a pattern: itself if it is one, else the value once a cycle.

    value: a number or a pattern of them.

    >>> tune = note(reify(60))
    """
def release(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Time to silence after the note ends."""
rel = release
def removeUndefineds(values: Any, /) -> Any:
    """The events whose value is not undefined."""
@overload
def repeatCycles(times: _Value, /) -> _Change:
    """Play each cycle several times before the next one."""
@overload
def repeatCycles(times: _Value, pat: _Value, /) -> Tune:
    """Play each cycle several times before the next one."""
@overload
def replicate(times: _Value, /) -> _Change:
    """Each cycle so many times, with as many more steps."""
@overload
def replicate(times: _Value, pat: _Value, /) -> Tune:
    """Each cycle so many times, with as many more steps."""
def resetVoicings() -> Any:
    """Only the dictionaries that every player finds, as at the start.

    >>> _ = resetVoicings()
    >>> tune = chord("<Cm7 F7>").voicing()
    """
def resonance(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Resonance of the low-pass filter."""
lpq = resonance
def rev(pat: _Value, /) -> Tune:
    """Each cycle backwards."""
def revv(pat: _Value, /) -> Tune:
    """All of time backwards, from cycle 0 both ways."""
@overload
def ribbon(offset: _Value, cycles: _Value, /) -> _Change:
    """Loop some cycles of the pattern, from an offset on."""
@overload
def ribbon(offset: _Value, cycles: _Value, pat: _Value, /) -> Tune:
    """Loop some cycles of the pattern, from an offset on."""
rib = ribbon
def ring(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount of ring modulation."""
def ringdf(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the frequency of the ring modulation slides."""
def ringf(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Frequency of the ring modulation."""
def room(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Level sent to the reverb, from 0 to 1."""
def roomdim(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Low-pass on the end of the reverb."""
rdim = roomdim
def roomfade(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Time in which the reverb rises."""
rfade = roomfade
def roomlp(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Low-pass on the beginning of the reverb."""
rlp = roomlp
def roomsize(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How long the reverb lasts."""
rsize = roomsize
size = roomsize
sz = roomsize
@overload
def rootNotes(octave: Any, /) -> _Change:
    """The root of each chord, in an octave."""
@overload
def rootNotes(octave: Any, pat: _Value, /) -> Tune:
    """The root of each chord, in an octave."""
def rotate(values: Any, steps: Any = ..., /) -> Any:
    """A list that begins some places later, what was before at its end.

    steps: how many places to the left.

    >>> tune = note(seq(*rotate(["c3", "e3", "g3"], 1)))
    """
def round(pat: _Value, /) -> Tune:
    """To the nearest whole number."""
def round_(pat: _Value, /) -> Tune:
    """To the nearest whole number."""
def run(length: Any, /) -> Tune:
    """The numbers from 0 up to one below the length, in one cycle.

    length: how many.

    >>> tune = n(run(8)).scale("C:pentatonic")
    """
def s(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sound by name: a sample, a drum, or a synth such as sawtooth."""
sound = s
def s_taperlist(amount: Any, pat: Any, /) -> Any:
    """The patterns that shrink plays in turn."""
shrinklist = s_taperlist
saw: Tune
"""Ramp from 0 to 1 over a cycle.

>>> tune = s("hh*16").gain(saw.range(.2, 1))
"""
saw2: Tune
"""Ramp from -1 to 1 over a cycle.

>>> tune = s("hh*8").speed(saw2.range2(1, 2))
"""
@overload
def scale(name: _Value, /) -> _Change:
    """Steps of a scale as notes: 0 is the tonic; note names move to the nearest note of it."""
@overload
def scale(name: _Value, pat: _Value, /) -> Tune:
    """Steps of a scale as notes: 0 is the tonic; note names move to the nearest note of it."""
@overload
def scaleTranspose(steps: Any, /) -> _Change:
    """Notes that a scale has given, moved by steps of that scale."""
@overload
def scaleTranspose(steps: Any, pat: _Value, /) -> Tune:
    """Notes that a scale has given, moved by steps of that scale."""
scaleTrans = scaleTranspose
strans = scaleTranspose
def scram(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount by which the bins of the spectrum are mixed up."""
@overload
def scramble(slices: _Value, /) -> _Change:
    """Random slices of each cycle; some may come twice."""
@overload
def scramble(slices: _Value, pat: _Value, /) -> Tune:
    """Random slices of each cycle; some may come twice."""
@overload
def scrub(places: _Value, /) -> _Change:
    """Play samples from places between 0 and 1, "0.5:2" at twice the speed."""
@overload
def scrub(places: _Value, pat: _Value, /) -> Tune:
    """Play samples from places between 0 and 1, "0.5:2" at twice the speed."""
def seconds(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Seconds of MIDI time code."""
@overload
def seed(number: Any, /) -> _Change:
    """Other random numbers, the same for the same seed."""
@overload
def seed(number: Any, pat: _Value, /) -> Tune:
    """Other random numbers, the same for the same seed."""
@overload
def segment(times: _Value, /) -> _Change:
    """Sample the pattern some times a cycle, so that a signal becomes events."""
@overload
def segment(times: _Value, pat: _Value, /) -> Tune:
    """Sample the pattern some times a cycle, so that a signal becomes events."""
seg = segment
def semitone(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Steps of pitch in semitones."""
def seq(*values: Any) -> Tune:
    """One after another, all in one cycle."""
fastcat = seq
sequence = seq
def seqPLoop(*parts: Any) -> Tune:
    """Parts [begin, end, pattern] in cycles, played in a loop that ends with the last part.

    …parts: lists of begin, end and pattern.

    >>> tune = seqPLoop([0, 1, s("bd")], [1, 2, s("sd")])
    """
def sequenceP(pats: Any, /) -> Tune:
    """A list of patterns as one pattern of lists.

    pats: a list of patterns.

    >>> tune = sequenceP([pure("c3"), pure("e3")]).fmap(lambda names: names[1]).note()
    """
def set(value: Any, /, *pats: Any) -> Any:
    """Takes the values or controls of the right, the times of the left."""
def set_(value: Any, /, *pats: Any) -> Any:
    """Takes the values or controls of the right, the times of the left."""
def setDefaultVoicings(name: Any, /) -> Any:
    """The dictionary that .voicing() uses where none is named.

    name: a name.

    >>> _ = setDefaultVoicings("ireal")
    >>> tune = chord("<Cm7 F7>").voicing()
    """
def setVoicingRange(name: Any, extent: Any, /) -> Any:
    """The range in which .voicings(name) plays.

    name: a name; extent: the lowest and highest note, such as ['C3', 'C5'].

    >>> _ = setVoicingRange("lefthand", ["C3", "C5"])
    >>> tune = chord("<Cm7 F7>").voicing()
    """
def shape(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Distortion from 0 to 1, loud near 1."""
@overload
def shrink(amount: Any, /) -> _Change:
    """The pattern again and again, with more steps gone each time."""
@overload
def shrink(amount: Any, pat: _Value, /) -> Tune:
    """The pattern again and again, with more steps gone each time."""
s_taper = shrink
@overload
def shuffle(slices: _Value, /) -> _Change:
    """The slices of each cycle in a random order, each of them once."""
@overload
def shuffle(slices: _Value, pat: _Value, /) -> Tune:
    """The slices of each cycle in a random order, each of them once."""
def signal(of_time: Any, /) -> Tune:
    """A continuous pattern from a function of time, t => Math.sin(t).

    of_time: a function of the time in cycles.

    >>> tune = note(signal(lambda t: t % 1 * 12).add(48).segment(8))
    """
silence: Tune
"""No events.

>>> tune = cat(s("bd*4"), silence)
"""
sine: Tune
"""Sine wave from 0 to 1, once a cycle.

>>> tune = note("c2*8").s("sawtooth").lpf(sine.range(200, 2000).slow(4))
"""
sine2: Tune
"""Sine wave from -1 to 1, once a cycle.

>>> tune = note(m("c3*8").add(sine2.segment(8)))
"""
def sinefold(amount: Any, pat: Any = ..., /) -> Tune:
    """Distort the sound, of the kind sinefold."""
@overload
def slice(slices: _Value, indices: _Value, /) -> _Change:
    """Cut samples into slices, and play those that a pattern of indices says."""
@overload
def slice(slices: _Value, indices: _Value, pat: _Value, /) -> Tune:
    """Cut samples into slices, and play those that a pattern of indices says."""
@overload
def slice_(slices: _Value, indices: _Value, /) -> _Change:
    """Cut samples into slices, and play those that a pattern of indices says."""
@overload
def slice_(slices: _Value, indices: _Value, pat: _Value, /) -> Tune:
    """Cut samples into slices, and play those that a pattern of indices says."""
def slide(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the pitch slides while the sound plays."""
@overload
def slow(factor: _Value, /) -> _Change:
    """Play slower: one cycle in the time of factor cycles. 0 or less is silence."""
@overload
def slow(factor: _Value, pat: _Value, /) -> Tune:
    """Play slower: one cycle in the time of factor cycles. 0 or less is silence."""
sparsity = slow
def slowcatPrime(*values: Any) -> Tune:
    """One a cycle, in turn; what is not played is skipped.

    >>> tune = slowcatPrime(s("bd*4"), s("bd sd"))
    """
def smear(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the spectrum is smeared over time."""
def soft(amount: Any, pat: Any = ..., /) -> Tune:
    """Distort the sound, of the kind soft."""
def sol2note(number: Any, notation: Any = ..., /) -> Any:
    """The name of a MIDI number in a notation such as solfeggio, german or japanese.

    number: a number; notation: letters, solfeggio, indian, german, byzantine or japanese.

    >>> tune = note("c3").label(sol2note(60, "solfeggio"))
    """
@overload
def someCycles(function: _Change | Tune, /) -> _Change:
    """The function on half of the cycles, by chance."""
@overload
def someCycles(function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on half of the cycles, by chance."""
@overload
def someCyclesBy(amount: _Value, function: _Change | Tune, /) -> _Change:
    """The function on a random part of the cycles."""
@overload
def someCyclesBy(amount: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on a random part of the cycles."""
@overload
def sometimes(function: _Change | Tune, /) -> _Change:
    """The function on 50% of the events, by chance."""
@overload
def sometimes(function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on 50% of the events, by chance."""
@overload
def sometimesBy(amount: _Value, function: _Change | Tune, /) -> _Change:
    """The function on a random part of the events."""
@overload
def sometimesBy(amount: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function on a random part of the events."""
def songPtr(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Place in the song for MIDI devices."""
def source(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Where the modulating sound comes from."""
src = source
@overload
def speak(language: Any, voice: Any, /) -> _Change:
    """The pattern as it is: in a browser this speaks its words."""
@overload
def speak(language: Any, voice: Any, pat: _Value, /) -> Tune:
    """The pattern as it is: in a browser this speaks its words."""
def speed(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Playback rate of a sample; negative plays backwards."""
@overload
def splice(slices: _Value, indices: _Value, /) -> _Change:
    """As slice, each slice sped up or down to last as long as its event."""
@overload
def splice(slices: _Value, indices: _Value, pat: _Value, /) -> Tune:
    """As slice, each slice sped up or down to last as long as its event."""
def splitAt(place: Any, values: Any, /) -> Any:
    """A list, or a text, in two parts: before a place and from it on.

    place: how many come first.

    >>> tune = note(seq(*splitAt(2, [48, 52, 55])[0]))
    """
def spread(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Stereo width of a supersaw, from 0 to 1."""
square: Tune
"""0 for the first half of a cycle, 1 for the second.

>>> tune = note("c3*8").s("triangle").gain(square.range(.3, 1))
"""
square2: Tune
"""-1 for the first half of a cycle, 1 for the second.

>>> tune = note(m("c3*8").add(square2.segment(8).mul(7)))
"""
def squeeze(pat: Any, values: Any, /) -> Tune:
    """Sets values of the right, a cycle of it squeezed into each event."""
def squeezeBind(value: Any, /, *pats: Any) -> Any:
    """A cycle of each inner pattern squeezed into the outer event."""
def squiz(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Raises the pitch roughly, with a crackle."""
def stack(*values: Any) -> Tune:
    """All at the same time."""
polyrhythm = stack
pr = stack
def stackBy(by: Any, /, *values: Any) -> Tune:
    """Together as a pattern says: left, right, centre, expand or repeat.

    by: left, right, centre, expand or repeat.

    >>> tune = stackBy("left", "c3 e3 g3", "c4 d4").note()
    """
def stackCentre(*values: Any) -> Tune:
    """Together at one step length, the shorter ones in the middle of the cycle.

    >>> tune = stackCentre("c3 e3 g3", "c4 d4").note()
    """
def stackLeft(*values: Any) -> Tune:
    """Together at one step length, the shorter ones at the begin of the cycle.

    >>> tune = stackLeft("c3 e3 g3", "c4 d4").note()
    """
def stackRight(*values: Any) -> Tune:
    """Together at one step length, the shorter ones at the end of the cycle.

    >>> tune = stackRight("c3 e3 g3", "c4 d4").note()
    """
def steady(value: Any, /) -> Tune:
    """A continuous pattern that is always the same value.

    value: a number or a pattern of them.

    >>> tune = s("hh*4").gain(steady(.5))
    """
def stepalt(*groups: Any) -> Tune:
    """One of each group in turn, each for its own steps.

    …groups: patterns or lists of them. Also: s_alt.

    >>> tune = stepalt(["c3", "e3"], "g3").note()
    """
s_alt = stepalt
def stepBind(value: Any, /, *pats: Any) -> Any:
    """Inner patterns one after another, each as long as its steps."""
def stepsPerOctave(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How many steps the octave has."""
def stretch(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Stretches a sample without moving its pitch."""
@overload
def striate(times: _Value, /) -> _Change:
    """The pattern so many times in a cycle, each time with the next piece of its samples."""
@overload
def striate(times: _Value, pat: _Value, /) -> Tune:
    """The pattern so many times in a cycle, each time with the next piece of its samples."""
def struct(value: Any, /, *pats: Any) -> Any:
    """Gives the pattern a rhythm: an event where the rhythm is true."""
@overload
def stut(times: _Value, feedback: _Value, by: _Value, /) -> _Change:
    """As echo, with its last two arguments exchanged."""
@overload
def stut(times: _Value, feedback: _Value, by: _Value, pat: _Value, /) -> Tune:
    """As echo, with its last two arguments exchanged."""
def sub(value: Any, /, *pats: Any) -> Any:
    """Subtracts numbers."""
def superimpose(functions: Any, /, *pats: Any) -> Any:
    """The pattern, and on top of it what each function makes of it."""
def sustain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Level that is held until the note ends, from 0 to 1."""
sus = sustain
def sustainpedal(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """MIDI sustain pedal, 0 or 1."""
@overload
def swing(slices: _Value, /) -> _Change:
    """Swing by a third."""
@overload
def swing(slices: _Value, pat: _Value, /) -> Tune:
    """Swing by a third."""
@overload
def swingBy(amount: _Value, slices: _Value, /) -> _Change:
    """Delay the second half of each slice of the cycle by a part of it."""
@overload
def swingBy(amount: _Value, slices: _Value, pat: _Value, /) -> Tune:
    """Delay the second half of each slice of the cycle by a part of it."""
@overload
def sysex(value: Any, /) -> _Change:
    """A MIDI system exclusive message: id and data."""
@overload
def sysex(value: Any, pat: _Value, /) -> Tune:
    """A MIDI system exclusive message: id and data."""
def sysexdata(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Bytes of a MIDI system exclusive message."""
def sysexid(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Maker in a MIDI system exclusive message."""
@overload
def take(steps: _Value, /) -> _Change:
    """Only so many steps from the begin; negative: from the end."""
@overload
def take(steps: _Value, pat: _Value, /) -> Tune:
    """Only so many steps from the begin; negative: from the end."""
s_add = take
time: Tune
"""The time in cycles.

>>> tune = note(time.mod(4).mul(2).add(48).segment(4))
"""
def timecat(*values: Any) -> Tune:
    """One after another in one cycle, [weight, pattern] pairs or patterns by their steps.

    Also: s_cat, stepcat, timeCat.

    >>> tune = timecat([3, s("bd*3")], [1, s("sd")])
    """
s_cat = timecat
stepcat = timecat
timeCat = timecat
@overload
def timeline_(numbers: _Value, /) -> _Change:
    """Time begins anew where a pattern of timeline numbers says so; 0 is the usual time."""
@overload
def timeline_(numbers: _Value, pat: _Value, /) -> Tune:
    """Time begins anew where a pattern of timeline numbers says so; 0 is the usual time."""
def toBipolar(pat: _Value, /) -> Tune:
    """From 0..1 to -1..1."""
def tokenizeNote(name: Any, /) -> Any:
    """Letter, accidentals and octave of a note name; nothing where it is none.

    name: a name.

    >>> tune = note(tokenizeNote("c3")[0])
    """
def tour(pat: Any, /, *others: Any) -> Tune:
    """The pattern among others, moved one place earlier each time round."""
s_tour = tour
def transient(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How much the beginnings of sounds are lifted or lowered."""
@overload
def transpose(by: Any, /) -> _Change:
    """Notes moved by semitones, or by an interval such as "3M" that also says the spelling."""
@overload
def transpose(by: Any, pat: _Value, /) -> Tune:
    """Notes moved by semitones, or by an interval such as "3M" that also says the spelling."""
trans = transpose
def tremolo(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the loudness moves up and down."""
trem = tremolo
def tremolodepth(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the loudness moves, from 0 to 1."""
tremdepth = tremolodepth
def tremolophase(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Where in its turn the tremolo begins."""
tremphase = tremolophase
def tremoloshape(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the tremolo, such as sine or square."""
tremshape = tremoloshape
def tremoloskew(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Leans the wave of the tremolo, from 0 to 1."""
tremskew = tremoloskew
def tremolosync(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How often in a cycle the loudness moves up and down."""
tremsync = tremolosync
tri: Tune
"""Triangle from 0 up to 1 and down again.

>>> tune = note("c3*8").s("sawtooth").pan(tri.slow(2))
"""
tri2: Tune
"""Triangle from -1 up to 1 and down again.

>>> tune = note(m("c3*8").add(tri2.segment(8)))
"""
def triode(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Amount of a tube's distortion."""
def tsdelay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Delay of the time stretcher."""
@overload
def tune(ratios: Any, /) -> _Change:
    """Steps of a named tuning as ratios: .tune("hexany15").mul(220).freq()."""
@overload
def tune(ratios: Any, pat: _Value, /) -> Tune:
    """Steps of a named tuning as ratios: .tune("hexany15").mul(220).freq()."""
@overload
def tuning(ratios: Any, /) -> _Change:
    """Steps of a list of ratios as ratios: .tuning([1, 5/4, 3/2]).mul(220).freq()."""
@overload
def tuning(ratios: Any, pat: _Value, /) -> Tune:
    """Steps of a list of ratios as ratios: .tuning([1, 5/4, 3/2]).mul(220).freq()."""
def uid(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Number of a MIDI device."""
def undegrade(pat: _Value, /) -> Tune:
    """Drop half of the events, those that degrade keeps."""
@overload
def undegradeBy(amount: _Value, /) -> _Change:
    """Drop the events that degradeBy keeps: what is left fits beside it."""
@overload
def undegradeBy(amount: _Value, pat: _Value, /) -> Tune:
    """Drop the events that degradeBy keeps: what is left fits beside it."""
def uniq(values: Any, /) -> Any:
    """A list without what was there before.

    >>> tune = note(seq(*uniq([48, 52, 48])))
    """
def uniqsort(values: Any, /) -> Any:
    """A list in the order of its texts, each value once: 10 comes before 9.

    >>> tune = note(seq(*uniqsort([52, 48, 52])))
    """
def uniqsortr(values: Any, /) -> Any:
    """A list of times in order, each of them once.

    >>> tune = note(seq(*uniqsortr([52, 48, 52])))
    """
def unison(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How many voices a supersaw has."""
def unit(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """What speed counts: r for rate, c for cycles."""
def val(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """A value for OSC and MIDI messages."""
def valueToMidi(controls: Any, fallback: Any = ..., /) -> float:
    """The MIDI number of the note or frequency of a control map.

    controls: a control map; fallback: what counts where there is none.

    >>> tune = note(valueToMidi({"freq": 220}))
    """
def velocity(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How hard the note is played, from 0 to 1."""
vel = velocity
def vib(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the pitch moves up and down."""
v = vib
vibrato = vib
def vibmod(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the pitch moves up and down."""
vmod = vibmod
def voice(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Voice of the synth."""
def voicing(pat: _Value, /) -> Tune:
    """Chords as notes; dict, anchor, mode and offset choose the voicing, n one note of it."""
def voicingAlias(symbol: Any, alias: Any, sets: Any = ..., /) -> Any:
    """Another symbol for a chord, in every dictionary that knows it.

    symbol: the symbol that is known; alias: the other symbol.

    >>> _ = voicingAlias("m7", "mi7")
    >>> tune = chord("Cm7").voicing()
    """
@overload
def voicings(name: Any, /) -> _Change:
    """Chord names as notes, each voicing as near as can be to the one before it."""
@overload
def voicings(name: Any, pat: _Value, /) -> Tune:
    """Chord names as notes, each voicing as near as can be to the one before it."""
def vowel(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Vowel that the sound is filtered to: a, e, i, o, u."""
def w(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Width for displays."""
def warp(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the wavetable is warped, from 0 to 1."""
wavetableWarp = warp
def warpattack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the wavetable's warp."""
warpatt = warpattack
def warpdc(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the wavetable's warp is moved up."""
def warpdecay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the wavetable's warp."""
warpdec = warpdecay
def warpdepth(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the wavetable's warp moves."""
def warpenv(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the wavetable's warp."""
def warpmode(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How the wavetable is warped."""
wavetableWarpMode = warpmode
def warprate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the LFO of the wavetable's warp moves."""
def warprelease(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the wavetable's warp."""
warprel = warprelease
def warpshape(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the LFO of the wavetable's warp."""
def warpskew(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Leans the wave of the LFO of the wavetable's warp, from 0 to 1."""
def warpsustain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the wavetable's warp, from 0 to 1."""
warpsus = warpsustain
def warpsync(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How often in a cycle the LFO of the wavetable's warp moves."""
def waveloss(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How many waves of the sound are left out."""
def wchoose(*pairs: Any) -> Tune:
    """One of [value, weight] pairs at each moment, by chance.

    …pairs: lists of a value and its weight.

    >>> tune = s(wchoose(["hh", 5], ["oh", 1])).segment(8)
    """
def wchooseCycles(*pairs: Any) -> Tune:
    """One of [pattern, weight] pairs a cycle, by chance.

    …pairs: lists of a value and its weight. Also: wrandcat.

    >>> tune = wchooseCycles([s("bd*4"), 3], [s("bd sd"), 1])
    """
wrandcat = wchooseCycles
@overload
def when(test: _Value, function: _Change | Tune, /) -> _Change:
    """The function where the test pattern is true."""
@overload
def when(test: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function where the test pattern is true."""
@overload
def whenKey(keys: Any, function: _Change | Tune, /) -> _Change:
    """The function while a key is down."""
@overload
def whenKey(keys: Any, function: _Change | Tune, pat: _Value, /) -> Tune:
    """The function while a key is down."""
@overload
def within(begin: _Value, end: _Value, function: _Change | Tune, /) -> _Change:
    """Apply a function to the part of each cycle from begin to end."""
@overload
def within(begin: _Value, end: _Value, function: _Change | Tune, pat: _Value, /) -> Tune:
    """Apply a function to the part of each cycle from begin to end."""
def withSeed(function: _Function, pat: Any, /) -> Tune:
    """Other random numbers, by a function of the seed so far.

    function: function, what is done to it; pat: a pattern.

    >>> tune = withSeed(lambda x: 7, s("hh*8").degrade())
    """
def worklet(*args: Any) -> Any:
    """Names a worklet and patterns for its inputs."""
def wt(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Place in the wavetable, from 0 to 1."""
wavetablePosition = wt
def wtattack(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Attack of the envelope of the wavetable's place."""
wtatt = wtattack
def wtdc(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the wavetable's place is moved up."""
def wtdecay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Decay of the envelope of the wavetable's place."""
wtdec = wtdecay
def wtdepth(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the LFO of the wavetable's place moves."""
def wtenv(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Depth of the envelope of the wavetable's place."""
def wtphaserand(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the voices' phases are spread."""
wavetablePhaseRand = wtphaserand
def wtrate(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How fast the LFO of the wavetable's place moves."""
def wtrelease(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Release of the envelope of the wavetable's place."""
wtrel = wtrelease
def wtshape(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Wave of the LFO of the wavetable's place."""
def wtskew(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Leans the wave of the LFO of the wavetable's place, from 0 to 1."""
def wtsustain(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Sustain of the envelope of the wavetable's place, from 0 to 1."""
wtsus = wtsustain
def wtsync(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How often in a cycle the LFO of the wavetable's place moves."""
def x(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Place from left to right for displays."""
@overload
def xen(tuning: Any, /) -> _Change:
    """Steps of a tuning as frequencies above 220 Hz; follow it with .freq()."""
@overload
def xen(tuning: Any, pat: _Value, /) -> Tune:
    """Steps of a tuning as frequencies above 220 Hz; follow it with .freq()."""
def xfade(first: Any, position: Any, second: Any, /) -> Tune:
    """From the first pattern (0) to the second (1); both at full gain in the middle."""
def xsdelay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Delay of the bins of the spectrum."""
def y(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Place from top to bottom for displays."""
def zcrush(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Crush of a zzfx sound."""
def zdelay(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Delay of a zzfx sound."""
def zip(*values: Any) -> Tune:
    """A step of each pattern in turn.

    Also: s_zip.

    >>> tune = zip_("c3 e3", "g3 b3").note()
    """
def zip_(*values: Any) -> Tune:
    """A step of each pattern in turn.

    Also: s_zip.

    >>> tune = zip_("c3 e3", "g3 b3").note()
    """
def s_zip(*values: Any) -> Tune:
    """A step of each pattern in turn.

    Also: zip.

    >>> tune = zip_("c3 e3", "g3 b3").note()
    """
def zipWith(one: _Function, first: Any, second: Any, /) -> Any:
    """Two lists as one, value by value through a function.

    one: function.

    >>> tune = note(seq(*zipWith(lambda a, b: a + b, [48, 52], [0, 12])))
    """
def zmod(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Modulation of a zzfx sound."""
def znoise(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """Noise of a zzfx sound."""
@overload
def zoom(begin: _Value, end: _Value, /) -> _Change:
    """Only [begin, end) of each cycle, stretched over the whole of it."""
@overload
def zoom(begin: _Value, end: _Value, pat: _Value, /) -> Tune:
    """Only [begin, end) of each cycle, stretched over the whole of it."""
@overload
def zoomArc(span: _Span, /) -> _Change:
    """Only a time span of each cycle, stretched over the whole of it."""
@overload
def zoomArc(span: _Span, pat: _Value, /) -> Tune:
    """Only a time span of each cycle, stretched over the whole of it."""
zoomarc = zoomArc
def zrand(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """How far the pitch of a zzfx sound varies."""
def zzfx(value: _Value | _Plain = ..., pat: Tune = ..., /) -> Tune:
    """A zzfx sound by its numbers."""

__all__ = [
    "Combine", "FXr", "FXrel", "FXrelease", "H", "Hap", "TimeSpan", "Tune", "accelerate",
    "activeLabel", "ad", "add", "addVoicings", "adsr", "almostAlways", "almostNever", "always",
    "amp", "analyze", "anchor", "angle", "apply", "applyN", "ar", "arp", "arpWith", "arrange",
    "asym", "att", "attack", "averageArray", "band", "bandf", "bandq", "bank", "bbexpr", "bbst",
    "beat", "begin", "berlin", "bgain", "binary", "binaryL", "binaryN", "binaryNL", "bind",
    "binshift", "bite", "bjork", "bjorklund", "blshift", "bmod", "bor", "bp", "bpa", "bpattack",
    "bpd", "bpdc", "bpdecay", "bpdepth", "bpdepthfreq", "bpdepthfrequency", "bpe", "bpenv", "bpf",
    "bpq", "bpr", "bprate", "bprelease", "bps", "bpshape", "bpskew", "bpsustain", "bpsync", "brak",
    "brand", "brandBy", "brshift", "bus", "busgain", "bxor", "bypass", "byteBeatExpression",
    "byteBeatStartTime", "cat", "cc", "ccn", "ccv", "ceil", "ch", "channel", "channels",
    "chebyshev", "choose", "chooseCycles", "chooseIn", "chooseInWith", "chooseOut", "chooseWith",
    "chop", "chord", "chorus", "chunk", "chunkBack", "chunkBackInto", "chunkInto", "chunkback",
    "chunkbackinto", "chunkinto", "clamp", "clip", "coarse", "color", "comb", "compose", "compress",
    "compressSpan", "compressor", "compressorAttack", "compressorKnee", "compressorRatio",
    "compressorRelease", "compressspan", "constant", "contract", "control", "cosine", "cosine2",
    "cpm", "cps", "crush", "csound", "ctf", "ctlNum", "ctranspose", "cubic", "curry", "curve",
    "cut", "cutoff", "cycleToSeconds", "cyclesPer", "dec", "decay", "degrade", "degradeBy",
    "degradeByWith", "degree", "delay", "delayfb", "delayfeedback", "delayspeed", "delaysync",
    "delayt", "delaytime", "deltaSlide", "density", "det", "detune", "dfb", "dictionary", "diode",
    "dist", "distort", "distorttype", "distortvol", "disttype", "distvol", "div", "djf", "drawLine",
    "drive", "drop", "dry", "ds", "dt", "duck", "duckatt", "duckattack", "duckdepth", "duckons",
    "duckonset", "duckorbit", "dur", "duration", "early", "echo", "echoWith", "echowith", "edo",
    "eish", "end", "enhance", "env", "eq", "eqt", "errorLogger", "euclid", "euclidLegato",
    "euclidLegatoRot", "euclidRot", "euclidish", "euclidrot", "every", "expand", "expression",
    "extend", "fadeInTime", "fadeOutTime", "fadeTime", "fanchor", "fast", "fastChunk", "fastGap",
    "fastcat", "fastchunk", "fastgap", "fft", "fill", "filterWhen", "firstOf", "fit", "flatten",
    "floor", "fm", "fm00", "fm01", "fm02", "fm03", "fm04", "fm05", "fm06", "fm07", "fm08", "fm1",
    "fm10", "fm11", "fm12", "fm13", "fm14", "fm15", "fm16", "fm17", "fm18", "fm2", "fm20", "fm21",
    "fm22", "fm23", "fm24", "fm25", "fm26", "fm27", "fm28", "fm3", "fm30", "fm31", "fm32", "fm33",
    "fm34", "fm35", "fm36", "fm37", "fm38", "fm4", "fm40", "fm41", "fm42", "fm43", "fm44", "fm45",
    "fm46", "fm47", "fm48", "fm5", "fm50", "fm51", "fm52", "fm53", "fm54", "fm55", "fm56", "fm57",
    "fm58", "fm6", "fm60", "fm61", "fm62", "fm63", "fm64", "fm65", "fm66", "fm67", "fm68", "fm7",
    "fm70", "fm71", "fm72", "fm73", "fm74", "fm75", "fm76", "fm77", "fm78", "fm8", "fm80", "fm81",
    "fm82", "fm83", "fm84", "fm85", "fm86", "fm87", "fm88", "fmatt", "fmatt1", "fmatt2", "fmatt3",
    "fmatt4", "fmatt5", "fmatt6", "fmatt7", "fmatt8", "fmattack", "fmattack1", "fmattack2",
    "fmattack3", "fmattack4", "fmattack5", "fmattack6", "fmattack7", "fmattack8", "fmdec", "fmdec1",
    "fmdec2", "fmdec3", "fmdec4", "fmdec5", "fmdec6", "fmdec7", "fmdec8", "fmdecay", "fmdecay1",
    "fmdecay2", "fmdecay3", "fmdecay4", "fmdecay5", "fmdecay6", "fmdecay7", "fmdecay8", "fmenv",
    "fmenv1", "fmenv2", "fmenv3", "fmenv4", "fmenv5", "fmenv6", "fmenv7", "fmenv8", "fmh", "fmh1",
    "fmh2", "fmh3", "fmh4", "fmh5", "fmh6", "fmh7", "fmh8", "fmi", "fmi00", "fmi01", "fmi02",
    "fmi03", "fmi04", "fmi05", "fmi06", "fmi07", "fmi08", "fmi1", "fmi10", "fmi11", "fmi12",
    "fmi13", "fmi14", "fmi15", "fmi16", "fmi17", "fmi18", "fmi2", "fmi20", "fmi21", "fmi22",
    "fmi23", "fmi24", "fmi25", "fmi26", "fmi27", "fmi28", "fmi3", "fmi30", "fmi31", "fmi32",
    "fmi33", "fmi34", "fmi35", "fmi36", "fmi37", "fmi38", "fmi4", "fmi40", "fmi41", "fmi42",
    "fmi43", "fmi44", "fmi45", "fmi46", "fmi47", "fmi48", "fmi5", "fmi50", "fmi51", "fmi52",
    "fmi53", "fmi54", "fmi55", "fmi56", "fmi57", "fmi58", "fmi6", "fmi60", "fmi61", "fmi62",
    "fmi63", "fmi64", "fmi65", "fmi66", "fmi67", "fmi68", "fmi7", "fmi70", "fmi71", "fmi72",
    "fmi73", "fmi74", "fmi75", "fmi76", "fmi77", "fmi78", "fmi8", "fmi80", "fmi81", "fmi82",
    "fmi83", "fmi84", "fmi85", "fmi86", "fmi87", "fmi88", "fmrel", "fmrel1", "fmrel2", "fmrel3",
    "fmrel4", "fmrel5", "fmrel6", "fmrel7", "fmrel8", "fmrelease", "fmrelease1", "fmrelease2",
    "fmrelease3", "fmrelease4", "fmrelease5", "fmrelease6", "fmrelease7", "fmrelease8", "fmsus",
    "fmsus1", "fmsus2", "fmsus3", "fmsus4", "fmsus5", "fmsus6", "fmsus7", "fmsus8", "fmsustain",
    "fmsustain1", "fmsustain2", "fmsustain3", "fmsustain4", "fmsustain5", "fmsustain6",
    "fmsustain7", "fmsustain8", "fmwave", "fmwave1", "fmwave2", "fmwave3", "fmwave4", "fmwave5",
    "fmwave6", "fmwave7", "fmwave8", "focus", "focusSpan", "focusspan", "fold", "fractionalArgs",
    "frameRate", "frames", "freeze", "freq", "freqToMidi", "fromBipolar", "fshift", "fshiftnote",
    "fshiftphase", "ftype", "func", "fxr", "gain", "gamepad", "gap", "gat", "gate",
    "getAccidentalsOffset", "getControlName", "getCurrentKeyboardState", "getFreq", "getFrequency",
    "getRandsAtTime", "getSoundIndex", "getTime", "grow", "gt", "gte", "h", "hard", "harmonic",
    "hbrick", "hcutoff", "hold", "hours", "hp", "hpa", "hpattack", "hpd", "hpdc", "hpdecay",
    "hpdepth", "hpdepthfreq", "hpdepthfrequency", "hpe", "hpenv", "hpf", "hpq", "hpr", "hprate",
    "hprelease", "hps", "hpshape", "hpskew", "hpsustain", "hpsync", "hresonance", "hsl", "hsla",
    "hurry", "imag", "inhabit", "inhabitmod", "innerBind", "inside", "inv", "invert", "ir", "irand",
    "irbegin", "iresponse", "irspeed", "isControlName", "isNote", "isNoteWithOctave", "isPattern",
    "isaw", "isaw2", "iterBack", "iterback", "itri", "itri2", "jux", "juxBy", "juxby", "kcutoff",
    "keep", "keepif", "keyDown", "krush", "label", "lastOf", "late", "lbrick", "legato", "leslie",
    "lfo", "linger", "listRange", "lock", "logger", "loop", "loopAt", "loopAtCps", "loopBegin",
    "loopEnd", "loopat", "loopatcps", "loopb", "loope", "lp", "lpa", "lpattack", "lpd", "lpdc",
    "lpdecay", "lpdepth", "lpdepthfreq", "lpdepthfrequency", "lpe", "lpenv", "lpf", "lpq", "lpr",
    "lprate", "lprelease", "lps", "lpshape", "lpskew", "lpsustain", "lpsync", "lrate", "lsize",
    "lt", "lte", "m", "mapArgs", "mask", "midi2note", "midiToFreq", "midibend", "midichan",
    "midicmd", "midikeys", "midimap", "midin", "midiport", "miditouch", "minify", "minutes", "mod",
    "mode", "morph", "mouseX", "mouseY", "mousex", "mousey", "mtranspose", "mul", "n",
    "nanFallback", "ne", "net", "never", "noise", "note", "noteToMidi", "nothing", "nrpnn", "nrpv",
    "nudge", "numeralArgs", "o", "objectMap", "octave", "octaveR", "octaves", "octer", "octersub",
    "octersubsub", "off", "offset", "often", "orbit", "osc", "oschost", "oscport", "outerBind",
    "outside", "overgain", "overshape", "pace", "pairs", "palindrome", "pan", "panchor",
    "panorient", "panspan", "pansplay", "panwidth", "parray", "parseFractional", "parseNumeral",
    "partials", "patt", "pattack", "pcurve", "pdec", "pdecay", "penv", "per", "perCycle", "perlin",
    "perx", "ph", "phasdp", "phaser", "phasercenter", "phaserdepth", "phaserrate", "phasersweep",
    "phases", "phc", "phd", "phs", "pick", "pickF", "pickOut", "pickReset", "pickRestart",
    "pickSqueeze", "pickmod", "pickmodF", "pickmodOut", "pickmodReset", "pickmodRestart",
    "pickmodSqueeze", "pipe", "pitchJump", "pitchJumpTime", "ply", "plyForEach", "plyWith",
    "plyforeach", "plywith", "pm", "polyBind", "polyTouch", "polymeter", "polyrhythm", "postgain",
    "pr", "prel", "prelease", "press", "pressBy", "progNum", "psus", "psustain", "pure", "pw",
    "pwrate", "pwsweep", "r", "rand", "rand2", "randL", "randcat", "randrun", "range2", "rangex",
    "rarely", "ratio", "rdim", "real", "ref", "registerVoicings", "reify", "rel", "release",
    "removeUndefineds", "repeatCycles", "replicate", "resetVoicings", "resonance", "rev", "revv",
    "rfade", "rib", "ribbon", "ring", "ringdf", "ringf", "rlp", "room", "roomdim", "roomfade",
    "roomlp", "roomsize", "rootNotes", "rotate", "rsize", "run", "s", "s_add", "s_alt", "s_cat",
    "s_contract", "s_expand", "s_extend", "s_polymeter", "s_sub", "s_taper", "s_taperlist",
    "s_tour", "s_zip", "saw", "saw2", "scale", "scaleTrans", "scaleTranspose", "scram", "scramble",
    "scrub", "seconds", "seed", "seg", "segment", "semitone", "seq", "seqPLoop", "sequence",
    "sequenceP", "setDefaultVoicings", "setVoicingRange", "shape", "shrink", "shrinklist",
    "shuffle", "signal", "silence", "sine", "sine2", "sinefold", "size", "slide", "slow",
    "slowChunk", "slowcat", "slowcatPrime", "slowchunk", "smear", "soft", "sol2note", "someCycles",
    "someCyclesBy", "sometimes", "sometimesBy", "songPtr", "sound", "source", "sparsity", "speak",
    "speed", "splice", "splitAt", "spread", "square", "square2", "squeeze", "squeezeBind", "squiz",
    "src", "stack", "stackBy", "stackCentre", "stackLeft", "stackRight", "steady", "stepBind",
    "stepalt", "stepcat", "steps", "stepsPerOctave", "strans", "stretch", "striate", "struct",
    "stut", "stutWith", "stutwith", "sub", "superimpose", "sus", "sustain", "sustainpedal", "swing",
    "swingBy", "sysex", "sysexdata", "sysexid", "sz", "take", "time", "timeCat", "timecat",
    "toBipolar", "tokenizeNote", "tour", "trans", "transient", "transpose", "trem", "tremdepth",
    "tremolo", "tremolodepth", "tremolophase", "tremoloshape", "tremoloskew", "tremolosync",
    "tremphase", "tremshape", "tremskew", "tremsync", "tri", "tri2", "triode", "tsdelay", "tune",
    "tuning", "uid", "undegrade", "undegradeBy", "uniq", "uniqsort", "uniqsortr", "unison", "unit",
    "v", "val", "valueToMidi", "vel", "velocity", "vib", "vibmod", "vibrato", "vmod", "voice",
    "voicing", "voicingAlias", "voicings", "vowel", "w", "warp", "warpatt", "warpattack", "warpdc",
    "warpdec", "warpdecay", "warpdepth", "warpenv", "warpmode", "warprate", "warprel",
    "warprelease", "warpshape", "warpskew", "warpsus", "warpsustain", "warpsync", "waveloss",
    "wavetablePhaseRand", "wavetablePosition", "wavetableWarp", "wavetableWarpMode", "wchoose",
    "wchooseCycles", "when", "whenKey", "withSeed", "withValue", "within", "worklet", "wrandcat",
    "wt", "wtatt", "wtattack", "wtdc", "wtdec", "wtdecay", "wtdepth", "wtenv", "wtphaserand",
    "wtrate", "wtrel", "wtrelease", "wtshape", "wtskew", "wtsus", "wtsustain", "wtsync", "x", "xen",
    "xfade", "xsdelay", "y", "zcrush", "zdelay", "zipWith", "zmod", "znoise", "zoom", "zoomArc",
    "zoomarc", "zrand", "zzfx"
]
