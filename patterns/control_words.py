"""The controls in words: what each of them does, and what its number counts.

WORDS: one control a line, `name | unit | sentence`; an empty unit is a bare number or a word.
Families whose names are built by rule (filters, FM operators, wavetables) are read by rule.
"""

import re
from typing import Final

WORDS: Final = """
FXrelease | s | How long effects of the FX chain ring on after the sound.
accelerate | | How far speed and pitch rise or fall while it plays: 1 is to twice, -1 to a halt.
activeLabel | | Text that the display shows while the event plays.
amp | | Loudness as a plain factor; 0.4 is as loud as without it.
analyze | | Name of the display that listens to this sound.
anchor | | Note that a voicing is built towards.
attack | s | Time from silence to full level.
bandf | Hz | Middle frequency of the band-pass filter.
bandq | | Resonance of the band-pass filter: a higher one is narrower.
bank | | Drum machine whose samples are played, such as RolandTR909.
begin | | Where in the sample to begin, from 0 to 1.
binshift | bins | How far the bins of the spectrum are moved.
bus | | Bus that the sound is sent to as well.
busgain | | Level of what is sent to the bus.
byteBeatExpression | | Formula of a bytebeat sound, in t.
byteBeatStartTime | samples | Where the time t of a bytebeat begins.
ccn | | Number of the MIDI controller, from 0 to 127.
ccv | | Setting of the MIDI controller, from 0 to 1.
channel | | Output channel.
channels | | Output channels, as a list.
chord | | Chord by its symbol, such as Cm7, for voicing and rootNotes.
chorus | | Depth of the chorus.
clip | events | How long a note lasts against its event: 1 fills it, .5 half of it.
coarse | samples | How long each sample of the sound is held: lower sampling rates.
color | | Colour of the event on the display.
comb | | Amount of comb filtering of the spectrum.
compressor | dB | Level above which the sound is turned down.
compressorAttack | s | How soon the compressor acts.
compressorKnee | dB | How wide the range is in which the compressor sets in.
compressorRatio | | How much the compressor turns down.
compressorRelease | s | How soon the compressor lets go.
cps | cycles/s | Tempo that the event carries.
crush | bits | Resolution of the sound: 16 is fine, 4 is rough.
ctlNum | | Number of the MIDI controller.
ctranspose | semitones | Transposes by semitones.
curve | | How bent the slide of pitch is.
cut | | Group in which a new sample ends the one before.
cutoff | Hz | Cut-off of the low-pass filter: what lies above gets quieter.
decay | s | Time from full level to the sustain level.
degree | | Step of the scale.
delay | | Level sent to the delay, from 0 to 1.
delayfeedback | | What is left of the sound in each echo, below 1.
delayspeed | | Playback rate of the echoes.
delaysync | cycles | Time between echoes, in cycles.
delaytime | s | Time between echoes.
deltaSlide | semitones/s | How fast the slide of pitch changes.
density | | How many crackles the sound "crackle" has.
detune | semitones | How far the voices of a supersaw lie apart.
dictionary | | Dictionary of chord voicings.
distort | | Amount of distortion.
distorttype | | Kind of distortion, such as soft, hard or fold.
distortvol | | Level after the distortion.
djf | | Filter of the whole orbit: below .5 a low-pass, above it a high-pass.
drive | | How hard the ladder filter is driven.
dry | | Level of what goes past delay and reverb.
duckattack | s | How long a ducked orbit takes to come back.
duckdepth | | How far an orbit is ducked, from 0 to 1.
duckonset | s | How long an orbit takes to be ducked.
duckorbit | | Orbit that is ducked when this sound begins.
duration | cycles | How long the sound lasts.
end | | Where in the sample to end, from 0 to 1.
enhance | | How far strong parts of the spectrum are lifted.
expression | | MIDI expression, from 0 to 1.
fadeInTime | s | How long the sound is faded in.
fadeTime | s | How long the sound is faded out.
fanchor | | Which share of a filter envelope lies below the cut-off.
fft | | Size of the display's spectrum.
frameRate | Hz | Frames of MIDI time code in a second.
frames | | Frame of MIDI time code.
freeze | | Holds the spectrum of the sound.
freq | Hz | Pitch as a frequency.
fshift | Hz | How far all frequencies are moved.
fshiftnote | | How far frequencies are moved, in multiples of the note's.
fshiftphase | radians | Phase of the frequency shifter.
ftype | | Kind of filter: 12db, 24db or ladder.
gain | | Loudness: 1 is full, steps below 0.5 are quiet.
gate | | Is the note held?
harmonic | | Which harmonic of the pitch is played.
hbrick | | Cuts the spectrum below a share of it.
hcutoff | Hz | Cut-off of the high-pass filter: what lies below gets quieter.
hold | s | How long the envelope stays at the full level.
hours | h | Hours of MIDI time code.
hresonance | dB | Resonance of the high-pass filter.
imag | | Sine parts of a waveform of one's own.
ir | | Sample that the reverb takes as its room.
irbegin | | Where in the room's sample to begin, from 0 to 1.
irspeed | | Playback rate of the room's sample.
kcutoff | Hz | Cut-off of the krush effect.
krush | | Amount of the krush effect.
label | | Text that the display shows.
lbrick | | Cuts the spectrum above a share of it.
leslie | | Depth of the rotating speaker.
lock | | Are the echoes of the delay timed in cycles?
loop | | 1 loops the sample while the event lasts.
loopBegin | | Where in the sample the loop begins, from 0 to 1.
loopEnd | | Where in the sample the loop ends, from 0 to 1.
lrate | Hz | How fast the rotating speaker turns.
lsize | m | How large the rotating speaker is.
midibend | | MIDI pitch bend, from -1 to 1.
midichan | | MIDI channel, from 1 to 16.
midicmd | | MIDI command, such as clock or start.
midimap | | Name of the map from controls to MIDI controllers.
midiport | | MIDI output, by name or number.
miditouch | | MIDI aftertouch, from 0 to 1.
minutes | min | Minutes of MIDI time code.
mode | | How a voicing meets its anchor: below, duck, above or root.
mtranspose | steps | Transposes by steps of the scale.
n | | Which sample of a sound, or which step of a scale.
noise | | Amount of pink noise in the sound.
note | semitones | Pitch as a note name or a MIDI number; 36 is c2.
nrpnn | | Number of a MIDI parameter beyond the controllers.
nrpv | | Value of a MIDI parameter beyond the controllers.
nudge | s | Plays so much later, or earlier.
octave | octaves | Octave of the sound.
octaveR | octaves | Octave of the sound, on the right.
octaves | | How many octaves a voicing may use.
octer | | Amount of the octave above.
octersub | | Amount of the octave below.
octersubsub | | Amount of two octaves below.
offset | | Moves a voicing up or down among its positions.
orbit | | Bus with its own delay and reverb.
oschost | | Host that OSC messages go to.
oscport | | Port that OSC messages go to.
overgain | | Loudness beyond gain.
overshape | | Distortion beyond shape.
pan | | Place between left, 0, and right, 1.
panchor | | Which share of the pitch envelope lies below the note.
panorient | | Turns the ring of speakers.
panspan | | How much of the ring of speakers is used.
pansplay | | How far channels are spread over the speakers.
panwidth | | How many speakers share a sound.
pattack | s | Attack of the pitch envelope.
pcurve | | Curve of the pitch envelope: 0 straight, 1 exponential.
pdecay | s | Decay of the pitch envelope.
penv | semitones | Depth of the pitch envelope.
phasercenter | Hz | Middle of the phaser.
phaserdepth | | Depth of the phaser, from 0 to 1.
phaserrate | Hz | How fast the phaser moves.
phasersweep | cents | How far the phaser moves.
pitchJump | Hz | How far the pitch jumps in a zzfx sound.
pitchJumpTime | s | When the pitch jumps in a zzfx sound.
polyTouch | | MIDI aftertouch of a single note.
postgain | | Loudness after the effects.
prelease | s | Release of the pitch envelope.
progNum | | MIDI program, from 0 to 127.
psustain | | Sustain of the pitch envelope, from 0 to 1.
pw | | Width of a pulse, from 0 to 1.
pwrate | Hz | How fast the width of a pulse moves.
pwsweep | | How far the width of a pulse moves.
real | | Cosine parts of a waveform of one's own.
release | s | Time to silence after the note ends.
resonance | dB | Resonance of the low-pass filter.
ring | | Amount of ring modulation.
ringdf | Hz | How far the frequency of the ring modulation slides.
ringf | Hz | Frequency of the ring modulation.
room | | Level sent to the reverb, from 0 to 1.
roomdim | Hz | Low-pass on the end of the reverb.
roomfade | s | Time in which the reverb rises.
roomlp | Hz | Low-pass on the beginning of the reverb.
roomsize | s | How long the reverb lasts.
s | | Sound by name: a sample, a drum, or a synth such as sawtooth.
scram | | Amount by which the bins of the spectrum are mixed up.
seconds | s | Seconds of MIDI time code.
semitone | semitones | Steps of pitch in semitones.
shape | | Distortion from 0 to 1, loud near 1.
slide | octaves | How far the pitch slides while the sound plays.
smear | | How far the spectrum is smeared over time.
songPtr | beats | Place in the song for MIDI devices.
source | | Where the modulating sound comes from.
speed | | Playback rate of a sample; negative plays backwards.
spread | | Stereo width of a supersaw, from 0 to 1.
squiz | | Raises the pitch roughly, with a crackle.
stepsPerOctave | | How many steps the octave has.
stretch | | Stretches a sample without moving its pitch.
sustain | | Level that is held until the note ends, from 0 to 1.
sustainpedal | | MIDI sustain pedal, 0 or 1.
sysexdata | | Bytes of a MIDI system exclusive message.
sysexid | | Maker in a MIDI system exclusive message.
transient | | How much the beginnings of sounds are lifted or lowered.
tremolo | Hz | How fast the loudness moves up and down.
tremolodepth | | How far the loudness moves, from 0 to 1.
tremolophase | turns | Where in its turn the tremolo begins.
tremoloshape | | Wave of the tremolo, such as sine or square.
tremoloskew | | Leans the wave of the tremolo, from 0 to 1.
tremolosync | per cycle | How often in a cycle the loudness moves up and down.
triode | | Amount of a tube's distortion.
tsdelay | s | Delay of the time stretcher.
uid | | Number of a MIDI device.
unison | voices | How many voices a supersaw has.
unit | | What speed counts: r for rate, c for cycles.
val | | A value for OSC and MIDI messages.
velocity | | How hard the note is played, from 0 to 1.
vib | Hz | How fast the pitch moves up and down.
vibmod | semitones | How far the pitch moves up and down.
voice | | Voice of the synth.
vowel | | Vowel that the sound is filtered to: a, e, i, o, u.
warp | | How far the wavetable is warped, from 0 to 1.
warpmode | | How the wavetable is warped.
waveloss | % | How many waves of the sound are left out.
wt | | Place in the wavetable, from 0 to 1.
wtphaserand | | How far the voices' phases are spread.
xsdelay | | Delay of the bins of the spectrum.
zcrush | bits | Crush of a zzfx sound.
zdelay | s | Delay of a zzfx sound.
zmod | Hz | Modulation of a zzfx sound.
znoise | | Noise of a zzfx sound.
zrand | | How far the pitch of a zzfx sound varies.
zzfx | | A zzfx sound by its numbers.
x | | Place from left to right for displays.
y | | Place from top to bottom for displays.
w | | Width for displays.
h | | Height for displays.
angle | turns | Angle for displays.
r | | Radius for displays.
fill | | Filling for displays.
"""

_PLACES: Final = {
    "lp": "low-pass filter",
    "hp": "high-pass filter",
    "bp": "band-pass filter",
    "wt": "wavetable's place",
    "warp": "wavetable's warp",
    "fm": "frequency modulator",
}
_PARTS: Final = {
    "attack": ("s", "Attack of the envelope of the {}."),
    "decay": ("s", "Decay of the envelope of the {}."),
    "sustain": ("", "Sustain of the envelope of the {}, from 0 to 1."),
    "release": ("s", "Release of the envelope of the {}."),
    "env": ("", "Depth of the envelope of the {}."),
    "rate": ("Hz", "How fast the LFO of the {} moves."),
    "sync": ("per cycle", "How often in a cycle the LFO of the {} moves."),
    "depth": ("", "How far the LFO of the {} moves."),
    "depthfrequency": ("Hz", "How far the LFO of the {} moves, in Hz."),
    "dc": ("", "How far the LFO of the {} is moved up."),
    "shape": ("", "Wave of the LFO of the {}."),
    "skew": ("", "Leans the wave of the LFO of the {}, from 0 to 1."),
    "i": ("", "Depth of the {}: more is brighter."),
    "h": ("", "Ratio of the {} to the frequency that it moves."),
    "wave": ("", "Wave of the {}, such as sine."),
}
_FAMILY: Final = re.compile(
    rf"({'|'.join(_PLACES)})({'|'.join(sorted(_PARTS, key=len, reverse=True))})(\d*)"
)


def _read(table: str) -> dict[str, tuple[str, str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return {name: (unit, sentence) for name, unit, sentence in rows}


_TABLE: Final = _read(WORDS)


def words(name: str) -> tuple[str, str]:
    """The unit and the sentence of a control by its main name.

    >>> words("fmattack3")
    ('s', 'Attack of the envelope of the frequency modulator 3.')
    """
    if name in _TABLE:
        return _TABLE[name]
    family = _FAMILY.fullmatch(name)
    if family is None:
        return "", f"Value {name} for devices and displays."
    prefix, part, number = family.groups()
    if part == "i" and len(number) > 1:
        return "", f"How far frequency modulator {number[0]} moves modulator {number[1]}."
    unit, sentence = _PARTS[part]
    if part == "env" and prefix in ("lp", "hp", "bp"):
        unit = "octaves"
    place = f"{_PLACES[prefix]} {number}".strip()
    return unit, sentence.format(place)
