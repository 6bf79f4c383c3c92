"""What reads bytes of others: a row each, with examples to damage and the errors it may raise.

A target takes bytes and returns, or raises one of its own errors with a sentence in it.
"""

import contextlib
import io
import json
import tempfile
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from tests.fuzzing.live import (
    flok,
    flok_here,
    flok_words,
    jam,
    jam_frames,
    jam_records,
    jam_updates,
    midi_in,
)
from tests.fuzzing.target import ROOT, Target


def _codes() -> list[bytes]:
    from tests.conformance.corpus import groups, in_group

    found = [case.question["code"].encode() for one in groups() for case in in_group(one)]
    tunes = [path.read_bytes() for path in sorted(ROOT.glob("studio/examples/tunes/*.strudel"))]
    return [*found, *tunes]


def code() -> Target:
    """Strudel code, evaluated and asked for four cycles."""
    from patterns.errors import PatternError
    from repl.answers import Question, answer, deadline, dumps

    def reads(data: bytes) -> None:
        dumps(answer(Question(data.decode("utf-8", "replace")), deadline(1.5)))

    return Target(_codes, reads, (PatternError,))


def mini() -> Target:
    """Mini-notation, read, built and asked for a cycle."""
    from patterns.errors import PatternError
    from patterns.mini.build import mini as built
    from repl.answers import deadline

    def reads(data: bytes) -> None:
        built(data.decode("utf-8", "replace")).query(0, 1, expired=deadline(1.5))

    texts = [
        b"bd*4, [~ cp]*2, hh(5,8,<0 2>)", b"<c3 e3 g3>*4 ~ d4?0.3", b"{a b c, d e}%4 f@3 g!2",
        b"[bd | sd | hh]*8 . x . y _ z:3", b"0 .. 7 <1 [2 3]>/2",
    ]  # fmt: skip
    return Target(lambda: texts, reads, (PatternError,))


def osc() -> Target:
    """OSC packets."""
    from studio.links.osc.guard import OscError, decode, encode

    examples = [
        encode("/dirt/play", ["s", "bd", "n", 3, "gain", 0.5], 1_795_449_129.5),
        encode("/ctrl", ["lpf", 500.0]),
        encode("/a", [[1, [2.5, "x"]], True, None, b"blob", 2**40]),
    ]
    recorded = json.loads((ROOT / "tests/interop/recorded.json").read_text("utf-8"))
    return Target(lambda: [*examples, *_hex_in(recorded)], decode, (OscError,))


def _hex_in(value: Any) -> list[bytes]:
    """Every text of hexadecimal digits somewhere in a value."""
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            return [bytes.fromhex(value)] if len(value) > 7 else []
        return []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for one in inner for found in _hex_in(one)]


def osc_json() -> Target:
    """OSC as JSON, as Strudel's own client sends it."""
    from studio.links.osc.guard import OscError
    from studio.links.osc.jsonform import decode_json

    examples = [
        b'{"address":"/dirt/play","args":["s","bd","n",1,true],"timestamp":1795449129500.5}',
        b'{"address":"/a","args":[0.5,null,"x"],"host":"127.0.0.1","port":57120}',
    ]
    return Target(lambda: examples, decode_json, (OscError,))


def midi() -> Target:
    """MIDI files, made into code."""
    import mido

    from studio.midicode import MidiError, code_of_midi

    def example() -> list[bytes]:
        file = mido.MidiFile()
        track = mido.MidiTrack()
        file.tracks.append(track)
        track.append(mido.MetaMessage("set_tempo", tempo=500_000))
        for key in (60, 64, 67, 72):
            track.append(
                mido.Message("note_on", note=key, velocity=90, time=0, channel=key % 2 * 9)
            )
            track.append(mido.Message("note_off", note=key, time=240, channel=key % 2 * 9))
        out = io.BytesIO()
        file.save(file=out)
        return [out.getvalue()]

    def reads(data: bytes) -> None:
        with tempfile.NamedTemporaryFile(suffix=".mid") as file:
            Path(file.name).write_bytes(data)
            code_of_midi(Path(file.name))

    return Target(example, reads, (MidiError,))


def sets() -> Target:
    """Files of sets."""
    from fractions import Fraction

    from patterns.pattern import pure
    from studio.reviving import Piece, Revived
    from studio.sets import Set, SetError, read, written
    from studio.slots import Part, Picture

    code = 'drums: s("bd*4")'
    picture = Picture({"drums": Part(code, pure("bd"), seed=7)}, cps=Fraction(1, 2))
    examples = [written(Set(picture, {"verse": picture}, {code: 7}, 4, 0.5)).encode()]

    def reads(data: bytes) -> None:
        saved = read(data.decode("utf-8", "replace"))
        numbers = list(range(len(saved.pieces)))
        pieces = {number: Piece(number, code, 7) for number in numbers}
        slots = {number: {"drums": pure("bd")} for number in numbers}
        saved.revived(Revived(pieces, slots), numbers)

    return Target(lambda: examples, reads, (SetError,))


def maps() -> Target:
    """Maps of samples: strudel.json."""
    from engine.errors import SampleError
    from engine.samples.manifest import read_map
    from engine.samples.maps import decoded

    examples = [
        b'{"_base":"https://a.org/","bd":["bd/a.wav","bd/b.wav"],"piano":{"c4":"c.wav","a4":["a.wav"]}}',
        b'{"bd":"bd.wav","wt_saw":{"c2":"x.wav"},"_name":"pack"}',
    ]
    return Target(lambda: examples, lambda data: read_map(decoded(data, "a map")), (SampleError,))


def audio() -> Target:
    """Sound files. Where the library itself crashes, a player hears of a broken file only."""
    from engine.errors import SampleError
    from engine.samples.decoding import decode

    def examples() -> list[bytes]:
        import numpy as np
        import soundfile

        sound = np.sin(np.arange(4000) / 20).astype("float32")
        made = []
        for kind in ("WAV", "FLAC", "OGG", "AIFF", "MP3"):
            out = io.BytesIO()
            soundfile.write(out, sound, 44_100, format=kind)
            made.append(out.getvalue())
        out = io.BytesIO()
        with wave.open(out, "wb") as file:
            file.setparams((2, 1, 8000, 0, "NONE", ""))
            file.writeframes(bytes(range(256)) * 4)
        return [*made, out.getvalue()]

    folder = Path(tempfile.mkdtemp(prefix="fuzz-audio-"))

    def reads(data: bytes) -> None:
        source = folder / "a.wav"
        source.write_bytes(data)
        decode(source, folder / "a.npy", 48_000)

    return Target(examples, reads, (SampleError,))


def links() -> Target:
    """Links that carry code."""
    from studio.sharing import LinkError, code_of, link_of, strudel_link

    examples = [link_of('s("bd*4")').encode(), strudel_link('note("c e g").s("piano")').encode()]
    return Target(
        lambda: examples, lambda data: code_of(data.decode("utf-8", "replace")), (LinkError,)
    )


def lessons() -> Target:
    """Lessons."""
    from tutorials.lesson import LessonError, read_lesson

    def examples() -> list[bytes]:
        return [path.read_bytes() for path in sorted(ROOT.glob("tutorials/lessons/*.toml"))[:12]]

    return Target(
        examples, lambda data: read_lesson("x", data.decode("utf-8", "replace")), (LessonError,)
    )


TARGETS: Final[dict[str, Callable[[], Target]]] = {
    "mini": mini, "code": code, "osc": osc, "osc-json": osc_json, "midi": midi, "sets": sets,
    "maps": maps, "audio": audio, "links": links, "lessons": lessons, "flok": flok,
    "flok-words": flok_words, "flok-here": flok_here, "jam": jam, "jam-frames": jam_frames,
    "jam-records": jam_records, "jam-updates": jam_updates, "midi-in": midi_in,
}  # fmt: skip
