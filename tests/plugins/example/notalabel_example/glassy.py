"""A sound: two sines, the second three octaves up."""

from engine.params import Param
from engine.pitch import frequency
from engine.synths.head import Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built


def resolve(event, controls, sound):
    """From an event to numbers."""
    gate, hertz = gate_of(event), frequency(controls)
    source = (sound.name, (hertz, controls.or_default("shine")))
    return Head(source, amplitude(controls, 0.3, gate), gate)


def build(patch, pitch, variant):  # noqa: ARG001 # every builder is called like this
    """The graph, made once and tuned for each note."""
    low, high = patch.osc(440.0, patch.amp), patch.osc(440.0, patch.amp)
    both = patch.add("Sig", high, 0.5, low)

    def tune(hertz, shine):
        low.setFreq(hertz)
        high.setFreq(8 * hertz)
        both.setMul(shine)

    return Built((both,), tune)


SYNTH = Synth(
    sounds={"glassy": "glassy"},
    about="two sines",
    resolve=resolve,
    build={"glassy": build},
    params={"shine": Param(0.5, 0, 1, "", "level of the upper sine")},
)
