"""An example for each control, by themes, which are those of the reference.

THEMES: `= theme: code that its examples begin with`, then `name: what comes after it`; a row
whose code begins with "=" is whole. Families whose names are built by rule (filters, FM
operators, wavetables) have their examples by rule.
"""

import re
from typing import Final

THEMES: Final = """
= Sound and pitch: note("c3 e3 g3")
s: =s("bd sd [hh hh] sd")
note: =note("c3 e3 [g3 b3]")
n: =n("0 2 4 6").scale("C:minor")
freq: =freq("220 330 440")
bank: =s("bd sd hh sd").bank("RolandTR909")
octave: s("sawtooth").octave("<0 1>")
velocity: velocity("1 .5 .7")
duration: duration(.1)
clip: clip(.5)
nudge: nudge("0 .02 .01")
cps: cps(.6)
source: source(1)
= Loudness and envelope: note("c3 e3 g3").s("sawtooth")
gain: gain("1 .6 .8")
amp: amp(.6)
postgain: postgain(.7)
attack: attack(.1)
decay: decay(.1).sustain(0)
hold: hold(.1)
sustain: decay(.1).sustain(.3)
release: release(.4)
overgain: overgain(.5)
gate: gate(1)
fadeTime: fadeTime(.05)
fadeInTime: fadeInTime(.05)
= Filters: note("c2*4").s("sawtooth")
cutoff: cutoff("<400 800 2000>")
resonance: lpf(600).resonance(12)
hcutoff: hcutoff("<200 800>")
hresonance: hpf(600).hresonance(12)
bandf: bandf("<400 1000>")
bandq: bpf(800).bandq(4)
ftype: lpf(800).ftype("24db")
drive: lpf(800).ftype('ladder').drive(2)
fanchor: lpf(400).lpenv(4).fanchor(.5)
vowel: vowel("<a e i o>")
djf: djf("<.3 .5 .7>")
= Pitch in motion: note("c3 e3 g3").s("sawtooth")
vib: vib(5)
vibmod: vib(5).vibmod(.3)
penv: penv("<7 12>")
pattack: penv(12).pattack(.1)
pdecay: penv(12).pdecay(.1)
psustain: penv(12).psustain(.5)
prelease: penv(12).prelease(.2)
pcurve: penv(12).pdecay(.2).pcurve(1)
panchor: penv(12).panchor(.5)
slide: slide(.1)
deltaSlide: deltaSlide(.1)
accelerate: =s("break").accelerate(-1)
= Oscillators: note("c2 eb2 g2")
noise: s("sawtooth").noise(.2)
pw: s("pulse").pw(".5 .2 .1")
pwrate: s("pulse").pwrate(2)
pwsweep: s("pulse").pwsweep(.3)
unison: s("supersaw").unison(7)
detune: s("supersaw").detune(.3)
spread: s("supersaw").spread(.8)
density: =s("crackle*4").density(.1)
real: s("user").real([0, 1, .5])
imag: s("user").imag([0, 1, .5])
harmonic: s("sawtooth").harmonic(2)
wt: s("wt_flute").wt("0 .5")
warp: s("wt_flute").warp(.3)
warpmode: s("wt_flute").warp(.3).warpmode('spin')
wtphaserand: s("wt_flute").wtphaserand(.5)
byteBeatExpression: =s("bytebeat").byteBeatExpression('t*(t>>15^t>>66)')
byteBeatStartTime: =s("bytebeat").byteBeatStartTime(1000)
= Frequency modulation: note("c3 e3 g3").s("sine")
fmi: fmi("<1 4>")
= Distortion and dynamics: note("c2*4").s("sawtooth")
distort: distort("<0 2 4>")
distorttype: distort(2).distorttype('fold')
distortvol: distort(3).distortvol(.6)
shape: shape(.5)
overshape: overshape(.5)
crush: crush("<16 6 4>")
coarse: coarse("<1 8 16>")
krush: krush(4)
kcutoff: krush(4).kcutoff(800)
triode: triode(.5)
compressor: compressor(-20)
compressorRatio: compressor(-20).compressorRatio(8)
compressorKnee: compressor(-20).compressorKnee(10)
compressorAttack: compressor(-20).compressorAttack(.01)
compressorRelease: compressor(-20).compressorRelease(.1)
transient: transient(.5)
tremolo: tremolo(6)
tremolosync: tremolosync(4)
tremolodepth: tremolosync(4).tremolodepth(.7)
tremoloskew: tremolosync(4).tremoloskew(.2)
tremolophase: tremolosync(4).tremolophase(.25)
tremoloshape: tremolosync(4).tremoloshape('square')
phaserrate: phaserrate(2)
phaserdepth: phaser(2).phaserdepth(.9)
phasercenter: phaser(2).phasercenter(800)
phasersweep: phaser(2).phasersweep(3000)
ring: ring(.5)
ringf: ring(.5).ringf(200)
ringdf: ring(.5).ringf(200).ringdf(50)
leslie: leslie(.5)
lrate: leslie(.5).lrate(6)
lsize: leslie(.5).lsize(.3)
chorus: chorus(.5)
octer: octer(.5)
octersub: octersub(.5)
octersubsub: octersubsub(.5)
waveloss: waveloss(20)
squiz: squiz(2)
fshift: fshift(100)
fshiftnote: fshiftnote(7)
fshiftphase: fshift(100).fshiftphase(.5)
FXrelease: FX(room(.5)).FXrelease(1)
= Space: note("c3 e3 g3").s("triangle")
pan: pan("0 .5 1")
room: room(.5)
roomsize: room(.5).roomsize(4)
roomfade: room(.5).roomfade(.5)
roomlp: room(.5).roomlp(4000)
roomdim: room(.5).roomdim(2000)
ir: room(.5).ir('hall')
irbegin: room(.5).ir('hall').irbegin(.1)
irspeed: room(.5).ir('hall').irspeed(.8)
delay: delay(.5)
delaytime: delay(.5).delaytime(.125)
delaysync: delay(.5).delaysync(1/8)
delayfeedback: delay(.5).delayfeedback(.7)
delayspeed: delay(.5).delayspeed(2)
lock: delay(.5).lock(1)
dry: room(.8).dry(.3)
orbit: orbit(2).room(.5)
duckorbit: =stack(note("c3*8").s("sawtooth").orbit(2), s("bd*4").duckorbit(2))
duckdepth: =stack(note("c3*8").s("sawtooth").orbit(2), s("bd*4").duckorbit(2).duckdepth(.8))
duckattack: =stack(note("c3*8").s("sawtooth").orbit(2), s("bd*4").duckorbit(2).duckattack(.2))
duckonset: =stack(note("c3*8").s("sawtooth").orbit(2), s("bd*4").duckorbit(2).duckonset(.02))
bus: bus(1)
busgain: bus(1).busgain(.5)
channel: channel(1)
channels: channels([1, 2])
panspan: panspan(.5)
pansplay: pansplay(.5)
panwidth: panwidth(2)
panorient: panorient(.5)
= Samples: s("break")
speed: speed("<1 -1 2>")
begin: begin(".25 .5")
end: end(.5)
loop: loop(1)
loopBegin: loop(1).loopBegin(.25)
loopEnd: loop(1).loopEnd(.75)
cut: =s("hh oh hh oh").cut(1)
unit: unit('c')
stretch: stretch(1.5)
tsdelay: tsdelay(.1)
= Chords and scales: chord("<Cm7 F7>")
chord: voicing()
anchor: anchor("c4").voicing()
dictionary: dict('lefthand').voicing()
mode: mode('root').anchor("c2").voicing()
offset: offset("<0 1>").voicing()
octaves: =n("0 2 4 6").chord("Cm7").octaves(2).voicing()
degree: =note("c3").degree("<0 2>")
mtranspose: =note("c3").mtranspose(2)
ctranspose: =note("c3").ctranspose(7)
stepsPerOctave: =note("c3").stepsPerOctave(19)
octaveR: =note("c3").octaveR(4)
semitone: =note("c3").semitone(2)
voice: =note("c3").voice(1)
= The synth zzfx: note("c3 e3").s("zzfx")
zzfx: zzfx([1, .05, 220])
zrand: zrand(.1)
curve: curve(2)
pitchJump: pitchJump(200).pitchJumpTime(.1)
pitchJumpTime: pitchJump(200).pitchJumpTime(.1)
znoise: znoise(.2)
zmod: zmod(10)
zcrush: zcrush(.2)
zdelay: zdelay(.1)
= The spectrum, for SuperDirt: s("break")
binshift: binshift(10)
comb: comb(.5)
enhance: enhance(4)
freeze: freeze(1)
hbrick: hbrick(.5)
lbrick: lbrick(.1)
scram: scram(.2)
smear: smear(10)
xsdelay: xsdelay(1)
= MIDI and OSC: note("c3 e3")
midiport: midiport('synth')
midichan: midichan(2)
midicmd: midicmd('clock')
midimap: midimap('mine')
ccn: ccn(74).ccv(sine)
ccv: ccn(74).ccv(sine)
ctlNum: ctlNum(74)
progNum: progNum(12)
nrpnn: nrpnn([1, 8]).nrpv(64)
nrpv: nrpnn([1, 8]).nrpv(64)
midibend: midibend(sine2)
miditouch: miditouch(.5)
polyTouch: polyTouch(.5)
sustainpedal: sustainpedal(1)
expression: expression(.8)
sysexid: sysexid(0x43).sysexdata([1, 2])
sysexdata: sysexid(0x43).sysexdata([1, 2])
songPtr: songPtr(16)
uid: uid(1)
val: val(1)
oschost: oschost('127.0.0.1')
oscport: oscport(57120)
hours: hours(1)
minutes: minutes(1)
seconds: seconds(1)
frames: frames(1)
frameRate: frameRate(25)
= Displays: note("c3 e3 g3")
color: color("<red blue>")
label: label('melody')
activeLabel: activeLabel('now')
analyze: analyze(1)
fft: analyze(1).fft(5)
x: x(.5)
y: y(.5)
w: w(.5)
h: h(.5)
angle: angle(.5)
r: r(.5)
fill: fill(1)
"""

# prefix -> theme, and the code that examples begin with
_FAMILIES: Final = {
    "lp": ("Filters", 'note("c2*4").s("sawtooth").lpf(400)'),
    "hp": ("Filters", 'note("c2*4").s("sawtooth").hpf(400)'),
    "bp": ("Filters", 'note("c2*4").s("sawtooth").bpf(800)'),
    "wt": ("Oscillators", 'note("c2 eb2").s("wt_flute").wt(.2)'),
    "warp": ("Oscillators", 'note("c2 eb2").s("wt_flute").warp(.2)'),
    "fm": ("Frequency modulation", 'note("c3 e3 g3").s("sine").fm(2)'),
}
# part -> what it needs before it, and its setting
_PARTS: Final = {
    "attack": ("env", ".1"),
    "decay": ("env", ".1"),
    "sustain": ("env", ".5"),
    "release": ("env", ".2"),
    "env": ("", "4"),
    "rate": ("", "2"),
    "sync": ("", "4"),
    "depth": ("rate", ".5"),
    "depthfrequency": ("rate", "300"),
    "dc": ("rate", ".5"),
    "shape": ("rate", "1"),
    "skew": ("rate", ".2"),
    "i": ("", "2"),
    "h": ("", "1.5"),
    "wave": ("", "'square'"),
}
_NEEDED: Final = {"env": "4", "rate": "2"}
_FAMILY: Final = re.compile(
    rf"({'|'.join(_FAMILIES)})({'|'.join(sorted(_PARTS, key=len, reverse=True))})(\d*)"
)


def _read(table: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    theme = base = ""
    for line in table.strip().splitlines():
        name, _, code = line.partition(": ")
        if name.startswith("= "):
            theme, base = name[2:], code
        else:
            found[name] = theme, code[1:] if code.startswith("=") else f"{base}.{code}"
    return found


_TABLE: Final = _read(THEMES)


def theme_and_example(name: str) -> tuple[str, str]:
    """The theme and the example of a control by its main name.

    >>> theme_and_example("attack")
    ('Loudness and envelope', 'note("c3 e3 g3").s("sawtooth").attack(.1)')
    >>> theme_and_example("lpattack")
    ('Filters', 'note("c2*4").s("sawtooth").lpf(400).lpenv(4).lpattack(.1)')
    """
    if name in _TABLE:
        return _TABLE[name]
    family = _FAMILY.fullmatch(name)
    if family is None:
        return "Displays", f'note("c3 e3 g3").{name}(1)'
    prefix, part, _ = family.groups()
    theme, base = _FAMILIES[prefix]
    needs, setting = _PARTS[part]
    before = f".{prefix}{needs}({_NEEDED[needs]})" if needs and prefix != "fm" else ""
    return theme, f"{base}{before}.{name}({setting})"
