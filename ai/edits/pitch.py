"""Edits of pitch: transposing, other keys and chords, voices in parallel, arpeggios."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ai.compose.theory import (
    MAJOR_LIKE,
    SCALES,
    SPOKEN,
    diatonic,
    note_name,
    pitch_class,
    root_name,
    spelled,
    symbol,
    uses_flats,
)
from ai.edits.attempt import (
    Good,
    Job,
    Try,
    aims,
    all_voices,
    among,
    appending,
    each,
    isolated,
    mine,
)
from ai.edits.work import Aim, chain
from ai.errors import DeclinedError
from ai.hearing.measures import key_of_notes
from ai.lift.layers import Scene
from patterns.numerals import note_number

_SCALE = re.compile(r'\.scale\("([A-Ga-g][#b]?)(-?\d?):([^"]*)"\)')
_NOTES = re.compile(r'\bnote\("([^"]*)"\)')
_NAME = re.compile(r"(?<![\w.#@*!/:])([a-gA-G](?:[#b]|s(?!\w))*)(-?\d)?(?![\w.])")
_CHORDS = re.compile(r'\bchord\("([^"]*)"\)')
_SYMBOL = re.compile(r"[A-G][#b]?[\w^+-]*")


def pitched(job: Job) -> list[Aim]:
    """The layers that are named, else all that have notes.

    Raises:
        DeclinedError: nothing has notes.
    """
    found = aims(job) if job.edit.targets else all_voices(job)
    out = [one for one in found if any(note.pitch is not None for note in one.notes)]
    if not out:
        raise DeclinedError(
            "nothing with notes is playing, only drums; add a bass or a melody first"
        )
    return out


def transpose(job: Job) -> Iterator[Try]:
    """Attempts to move layers by semitones."""
    job, wanted = isolated(job, pitched(job))
    semitones = round(job.edit.value)
    count = max(len(moved_texts(job, one, semitones)) for one in wanted)
    for way in range(count):

        def change(_: Job, aim: Aim, way: int = way) -> str:
            texts = moved_texts(job, aim, semitones)
            return texts[min(way, len(texts) - 1)]

        code = each(job, wanted, change)
        if code is not None:
            yield Try(code, among(wanted), _by(semitones, wanted))


def _by(semitones: int, wanted: list[Aim]) -> Good:
    def good(before: Scene, after: Scene) -> bool:
        old = sorted(
            (one.begin, round((one.pitch or 0) + semitones)) for aim in wanted for one in aim.notes
        )
        new = sorted((one.begin, round(one.pitch or 0)) for one in after.notes)
        left = list(new)
        hits = 0
        for row in old:
            if row in left:
                left.remove(row)
                hits += 1
        del before
        return hits >= 0.97 * len(old)

    return good


def moved_texts(job: Job, aim: Aim, semitones: int) -> list[str]:
    """A layer's expression moved by semitones, the most readable way first."""
    text = aim.voice.text
    out = []
    if _SCALE.search(text):
        out.append(_SCALE.sub(lambda found: _moved_scale(found, semitones), text))
    elif _NOTES.search(text) and not _CHORDS.search(text):
        flat = "#" not in text
        out.append(
            _NOTES.sub(lambda found: f'note("{_moved_notes(found[1], semitones, flat)}")', text)
        )
    out.append(f"{text}.transpose({semitones})")
    out.append(f"{text}.add(note({semitones}))")
    del job
    return out


def moved_line(text: str, semitones: int, flat: bool) -> str:
    """A line of code moved by semitones: scales, notes and chords by their names.

    >>> moved_line('note("c2 eb2").s("sine")', 2, False)
    'note("d2 f2").s("sine")'
    >>> moved_line('chord("<Am7 F^7>").voicing()', 3, True)
    'chord("<Cm7 Ab^7>").voicing()'
    """

    def chord(found: "re.Match[str]") -> str:
        root, quality = symbol(found[0])
        return spelled(root + semitones, quality, flat)

    text = _SCALE.sub(lambda found: _moved_scale(found, semitones), text)
    text = _NOTES.sub(lambda one: f'note("{_moved_notes(one[1], semitones, flat)}")', text)
    return _CHORDS.sub(lambda one: f'chord("{_SYMBOL.sub(chord, one[1])}")', text)


def _moved_scale(found: "re.Match[str]", semitones: int) -> str:
    octave = int(found[2]) if found[2] else 3
    pitch = pitch_class(found[1].capitalize()) + 12 * (octave + 1) + semitones
    flat = uses_flats(found[1].capitalize(), found[3].replace(":", " "))
    return f'.scale("{root_name(pitch, flat)}{pitch // 12 - 1}:{found[3]}")'


def _moved_notes(mini: str, semitones: int, flat: bool) -> str:
    def moved(found: "re.Match[str]") -> str:
        value = note_number(found[0])
        return found[0] if value is None else note_name(round(value) + semitones, flat)

    return _NAME.sub(moved, mini)


def change_key(job: Job) -> Iterator[Try]:
    """Attempts to play layers in another key: the same degrees of another scale."""
    job, wanted = isolated(job, pitched(job))
    old_root, old_kind = key_of_notes([one for aim in wanted for one in aim.notes])
    asked = job.edit.key
    mode = asked.mode or ("minor" if old_kind == "minor" else "major")
    if mode == "pentatonic":
        mode = "minor pentatonic" if old_kind == "minor" else "major pentatonic"
    root = pitch_class(asked.root) if asked.root else old_root
    flat = uses_flats(asked.root or root_name(root), mode)
    scale = {(root + step) % 12 for step in SCALES[mode]}
    if mode == "minor":
        scale |= {(root + 11) % 12, (root + 9) % 12}

    def inside(_: Scene, after: Scene) -> bool:
        pitches = [
            round(one.pitch or 0) % 12 for one in mine(after.notes, wanted) if one.pitch is not None
        ]
        return sum(one in scale for one in pitches) >= 0.95 * len(pitches)

    def change(_: Job, aim: Aim) -> str:
        return _in_key(aim.voice.text, (old_root, old_kind), (root, mode), flat)

    code = each(job, wanted, change)
    if code is not None:
        yield Try(code, among(wanted), inside)
    if asked.root:
        by = (root - old_root + 6) % 12 - 6
        code = each(job, wanted, lambda j, aim: moved_texts(j, aim, by)[0])
        if code is not None:
            yield Try(code, among(wanted), inside if asked.mode else lambda a, b: a.text != b.text)


def _in_key(text: str, old: tuple[int, str], new: tuple[int, str], flat: bool) -> str:
    root, mode = new
    spoken = SPOKEN.get(mode, mode).replace(" ", ":")

    def scale(found: "re.Match[str]") -> str:
        return f'.scale("{root_name(root, flat)}{found[2] or 3}:{spoken}")'

    if _SCALE.search(text):
        return _SCALE.sub(scale, text)
    text = _NOTES.sub(lambda found: f'note("{_mapped_notes(found[1], old, new, flat)}")', text)
    return _CHORDS.sub(lambda found: f'chord("{_mapped_chords(found[1], old, new, flat)}")', text)


def _mapped_notes(mini: str, old: tuple[int, str], new: tuple[int, str], flat: bool) -> str:
    def moved(found: "re.Match[str]") -> str:
        value = note_number(found[0])
        return found[0] if value is None else note_name(mapped(round(value), old, new), flat)

    return _NAME.sub(moved, mini)


def mapped(pitch: int, old: tuple[int, str], new: tuple[int, str]) -> int:
    """A pitch at the same degree of another key.

    >>> mapped(64, (0, "major"), (0, "minor")), mapped(60, (0, "major"), (7, "major"))
    (63, 55)
    """
    source, target = SCALES[old[1]], SCALES[new[1]]
    above = (pitch - old[0]) % 12
    degree = min(range(len(source)), key=lambda at: abs(source[at] - above))
    if len(target) < len(source):
        step = min(target, key=lambda one: abs(one - source[degree]))
    else:
        step = target[degree]
    by = (new[0] - old[0] + 6) % 12 - 6
    return pitch - above + step + by


def _mapped_chords(mini: str, old: tuple[int, str], new: tuple[int, str], flat: bool) -> str:
    def moved(found: "re.Match[str]") -> str:
        root, quality = symbol(found[0])
        new_root = mapped(60 + (root - old[0]) % 12 + old[0], old, new) % 12
        kind = "minor" if new[1] not in MAJOR_LIKE else "major"
        if kind == old[1]:
            return spelled(new_root, quality, flat)
        scale = SCALES[new[1]] if len(SCALES[new[1]]) == 7 else SCALES[kind]
        place = min(range(7), key=lambda at: abs((new[0] + scale[at] - new_root + 6) % 12 - 6))
        _, triad = diatonic(place, new[0], new[1] if len(SCALES[new[1]]) == 7 else kind)
        seventh = "7" in quality and triad in ("", "m")
        return spelled(new_root, (triad or "^") + "7" if seventh else triad, flat)

    return _SYMBOL.sub(moved, mini)


def change_chords(job: Job) -> Iterator[Try]:
    """Attempts to play other chords, the bass with them."""
    names = job.edit.targets or ("chords",)
    job, wanted = isolated(job, aims(job, [one for one in names if one != "bass"] or ["chords"]))
    symbols = [spelled(*symbol(one), "#" not in one) for one in job.edit.chords]
    row = "<" + " ".join(symbols) + ">" if len(symbols) > 1 else symbols[0]
    bass = [one for one in all_voices(job) if one.voice.role == "bass" and one not in wanted]
    free = among(wanted + bass)

    def change(_: Job, aim: Aim) -> str | None:
        text = aim.voice.text
        if _CHORDS.search(text):
            return _CHORDS.sub(f'chord("{row}")', text, count=1)
        if _NOTES.search(text):
            return _NOTES.sub(f'chord("{row}").voicing()', text, count=1)
        return None

    def followed(inner: Job, aim: Aim) -> str | None:
        del inner
        return _NOTES.sub(
            lambda found: f'note("{_roots(found[1], job.edit.chords)}")', aim.voice.text, count=1
        )

    code = each(job, wanted, change)
    if code is None:
        return
    if bass:
        both = each(
            job, wanted + bass, lambda j, aim: change(j, aim) if aim in wanted else followed(j, aim)
        )
        if both is not None:
            yield Try(both, free, lambda a, b: len(a.notes) > len(b.notes) * 0.6)
    yield Try(code, among(wanted))


def _roots(mini: str, symbols: tuple[str, ...]) -> str:
    """A bass line of alternating bars on other roots: the first bar's rhythm for all."""
    found = re.match(r"<(.*)>$", mini.strip())
    parts = _top(found[1]) if found else [mini]
    names = _NAME.findall(parts[0])
    if not names:
        return mini
    first = note_number("".join(names[0])) or 36
    out = []
    for one in symbols:
        root, _ = symbol(one)
        by = (root - round(first) + 6) % 12 - 6
        low = by if first + by >= 26 else by + 12
        out.append(_moved_notes(parts[0], low, "#" not in one))
    return (
        "<"
        + " ".join(
            one if " " not in one or one.endswith("]") or "]*" in one else f"[{one}]" for one in out
        )
        + ">"
    )


def _top(mini: str) -> list[str]:
    """Parts of notation that no bracket holds together."""
    out, depth, last = [], 0, ""
    for char in mini:
        depth += (char in "[<{") - (char in "]>}")
        if char == " " and not depth:
            out.append(last)
            last = ""
        else:
            last += char
    return [one for one in [*out, last] if one]


def reverse(job: Job) -> Iterator[Try]:
    """Attempts to play layers backwards."""
    wanted = aims(job) if job.edit.targets else all_voices(job)
    job, wanted = isolated(job, wanted)
    code = each(job, wanted, appending(".rev()"))
    if code is not None:
        yield Try(code, among(wanted))


def harmonize(job: Job) -> Iterator[Try]:
    """Attempts to add a voice in parallel: in the scale where there is one."""
    words = job.edit.words
    steps, semitones = next(
        ((step, half) for word, step, half in PARALLEL if word in words), (2, 4)
    )
    down = "below" in words or "under" in words
    sign = -1 if down else 1
    found = pitched(job)
    wanted = [one for one in found if one.voice.role == "lead"] or found
    job, wanted = isolated(job, wanted)

    def change(inner: Job, aim: Aim) -> str | None:
        first = chain(inner.stage, aim.voice)[0]
        begin = aim.voice.leaf.begin
        if first.name == "n" and _SCALE.search(aim.voice.text):
            at = first.end - begin
            text = aim.voice.text
            return f'{text[:at]}.add(n("0,{sign * steps}")){text[at:]}'
        return f'{aim.voice.text}.add(note("0,{sign * semitones}"))'

    code = each(job, wanted, change)
    if code is not None:
        yield Try(code, among(wanted), lambda a, b: len(b.notes) > len(a.notes))


PARALLEL = (("third", 2, 4), ("fifth", 4, 7), ("sixth", 5, 9), ("octave", 7, 12), ("fourth", 3, 5))


def arpeggiate(job: Job) -> Iterator[Try]:
    """Attempts to break chords into single notes."""
    names = job.edit.targets or ("chords",)
    job, wanted = isolated(job, aims(job, names))
    for pattern in ("0 1 2 1", "0 1 2 3"):
        code = each(job, wanted, appending(f'.arp("[{pattern}]*2")'))
        if code is not None:
            yield Try(
                code,
                among(wanted),
                lambda a, b: len(_times(b, wanted)) > len(_times(a, wanted)),
            )


def _times(stage: Scene, wanted: list[Aim]) -> set[Fraction]:
    """When the layers that are meant begin a note."""
    return {one.begin for one in mine(stage.notes, wanted)}


def octaves(job: Job) -> Iterator[Try]:
    """Attempts to let a line jump by octaves."""
    names = job.edit.targets or ("bass",)
    job, wanted = isolated(job, aims(job, names))
    for text in (
        '.ply(2).add(note("[0 12]*8"))',
        '.add(note("[0 12]*4"))',
        '.add(note("<0 12>"))',
    ):
        code = each(job, wanted, appending(text))
        if code is not None:
            yield Try(code, among(wanted))
