"""The words of this instrument, each with the one thing that it means: `help slot` tells them.

Commands, addresses, settings, messages and lessons go by this table, and so does docs/words.md,
whose end `python -m studio.glossary` writes. Texts only.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "words.md"
HEAD: Final = """\
## What our words mean

`help slot` tells one, `help glossary` all.

| word | what it means |
| --- | --- |
"""

WORDS: Final[Mapping[str, str]] = {
    # time
    "cycle": "what time is counted in: a pattern goes round once in it; with four beats, a bar",
    "beat": "a quarter of a cycle, where nothing says otherwise",
    "tempo": "cycles a second (cps), cycles a minute (cpm) or beats a minute (bpm): "
    "setcps(0.5) is setcpm(30), 120 bpm with four beats to a cycle",
    "bpm": "beats a minute: setcpm(120/4) is 120 bpm, four beats to a cycle",
    "clock": "where the cycle stands; ours leads, or a room, Link, MIDI or TidalCycles by `follow`",
    "quantum": "how many cycles changes wait for: launch 4",
    # what plays
    "pattern": "what code makes: events in each cycle",
    "event": "one thing that a pattern plays, with its time and its controls; Strudel's hap",
    "hap": "an event, by Strudel's word",
    "control": "what an event says of its sound, such as note, gain or lpf",
    "signal": "a pattern without events that has a value at each moment, such as sine or rand",
    "notation": 'the text in double quotes, such as "bd [hh hh]"',
    "slot": 'what plays under one name, such as drums: s("bd"); $: has none',
    "tune": "all the code that plays together",
    "sound": 's("…") names it: a drum, a synth or a sample',
    "sample": "a sound from a file: samples(…) loads it",
    "synth": "a sound that is computed, such as sawtooth",
    "voice": "one sound while it sounds; the word `voice` at the prompt listens to you",
    "orbit": "a bus with an echo and a room of its own: .orbit(2)",
    "reverb": "the room that an orbit sounds in: .room(0.5)",
    "effect": "what a sound goes through: help effects lists them",
    "gain": "how much louder: 1 is as it is, 2 is 6 dB more; .gain(0.8), gain bass 0.8",
    "level": "how loud something is, measured in dB: show meters",
    "loudness": "how loud ears find it, measured in LUFS",
    "knob": "what turns a value while it plays, by MIDI or OSC: knob cutoff names the next one",
    "cue": "what is heard on outputs of its own, before the others hear it",
    # what is kept
    "scene": "all that plays now, under a name: scene store A, and scene A plays it again",
    "set": "slots, scenes and knobs in one file: set save friday; also an evening, in the history",
    "library": "your patterns by name: save dusk, load dusk",
    "history": "all that you have played: undo goes back, `notalabel replay` plays it again",
    "offer": "code that was made for you and may be heard: hear 1, keep 1 dusk",
    "recording": "what was heard, as a file: record begins, record stop ends",
    "render": "code as a file, quicker than it plays: bounce 8, or `notalabel render`",
    # together
    "room": "where several play together: jam host opens one; as a control, .room(0.5), an echo",
    "jam": "playing together in a room",
    "host": "who opened the room, and says who may do what in it",
    "hub": "the program by which the players of a room hear of each other: notalabel hub",
    "pane": "in a room, a text that plays under its name; on the stage, a part of the screen",
    "link": "the text by which others find a room or a pattern; with a capital, Ableton Link",
    # around
    "prompt": "the line that you type in",
    "stage": "the whole terminal as an instrument: notalabel --stage",
    "page": "a text on the stage; new drums makes one",
    "visual": "a picture of what plays: show steps, or a pane of the stage",
    "engine": "the process that makes the sound; it is started again where it dies",
    "backend": "how sound leaves: jack, portaudio, or null for none",
    "model": "a language model that may answer `ask`; without one, rules do",
    "tier": "a way to an answer of `ask`: a model, the ensemble, evolution, rules, known tunes",
    "skill": "something that lessons teach",
    "plugin": "a package of others that adds sounds, commands, visuals or tiers",
    "log": "the file that says what went wrong inside: `notalabel doctor` names it",
}


def table() -> str:
    """The end of docs/words.md."""
    rows = (f"| {name} | {meaning} |\n" for name, meaning in sorted(WORDS.items()))
    return HEAD + "".join(rows)


if __name__ == "__main__":
    before = PAGE.read_text("utf-8").partition(HEAD.partition("\n")[0])[0].rstrip()
    PAGE.write_text(f"{before}\n\n{table()}", encoding="utf-8")
