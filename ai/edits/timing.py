"""Edits of time: tempo, rhythms, feels, fills, and shapes over the bars."""

import re
from collections.abc import Iterator
from functools import partial

from ai.compose.grooves import named as groove
from ai.compose.grooves import on_beats
from ai.edits.attempt import (
    Good,
    Job,
    Operation,
    Try,
    aims,
    all_voices,
    among,
    appending,
    each,
    isolated,
    mine,
)
from ai.edits.rewriting import here, mask, with_mini, with_steps
from ai.edits.work import Aim, put, with_control
from ai.errors import DeclinedError
from ai.hearing.measures import steps
from ai.lift.layers import Scene
from ai.song.show import number
from ai.song.tree import Meter

SLOWEST_BPM, FASTEST_BPM = 20.0, 400.0
_BPM = re.compile(r"^\s*([\d.]+)\s*(/\s*[\d.]+)?\s*$")


def tempo(job: Job) -> Iterator[Try]:
    """Attempts to set another tempo.

    Raises:
        DeclinedError: it cannot be played.
    """
    now = job.stage.played.cps * 240
    edit = job.edit
    ratio = 1 + 0.15 * abs(edit.way) if edit.way > 0 else 1 / (1 + 0.15 * abs(edit.way))
    bpm = {"tempo": edit.value, "tempo_by": now + edit.value, "tempo_times": now * edit.value,
           "tempo_way": round(now * ratio)}[edit.op]  # fmt: skip
    if not SLOWEST_BPM <= bpm <= FASTEST_BPM:
        raise DeclinedError(
            f"a tempo of {bpm:g} bpm cannot be played; "
            f"try one from {SLOWEST_BPM:g} to {FASTEST_BPM:g} bpm"
        )
    code = at_tempo(job.stage, bpm)
    yield Try(
        code, lambda _: False, lambda _, after: abs(after.played.cps * 240 - bpm) < 0.5, tempo=True
    )


def at_tempo(stage: Scene, bpm: float) -> str:
    """The code at a tempo: its own call changed, or a new first line."""
    node = stage.lifted.tempo
    if node is None:
        return f"setcpm({number(bpm)}/4)\n{stage.text}"
    name = stage.text[node.begin : node.end].split("(", maxsplit=1)[0]
    inner = node.fields["arguments"]
    found = _BPM.match(stage.text[inner.begin + 1 : inner.end - 1])
    below = found[2] if found and found[2] else ""
    if name.lower().endswith("cps") and not below:
        return put(stage, (inner.begin, inner.end), f"({number(bpm)}/240)")
    factor = float(below.strip("/ ")) / 4 if below and name.lower().endswith("cpm") else 1.0
    text = f"({number(bpm * factor)}{below.replace(' ', '') or '/4'})"
    if name.lower().endswith("cps"):
        text = f"({number(bpm)}/60/4)"
    return put(stage, (inner.begin, inner.end), text)


def rhythm(job: Job) -> Iterator[Try]:
    """Attempts to let layers play on other places."""
    job, wanted = isolated(job, aims(job))
    places = _places(job)
    free = among(wanted)
    minis = {
        "triplets": "WORD*12",
        "rolls": "WORD*2 WORD*4 WORD*2 WORD*6",
        "thirtyseconds": "WORD*32",
    }
    for name in job.edit.rhythms:
        if name in minis:
            code = each(job, wanted, partial(_mini, minis[name]))
            if code is not None:
                yield Try(code, free)
    if not places:
        return

    def good(_: Scene, after: Scene) -> bool:
        return set(steps(mine(after.notes, wanted))) == set(places)

    code = each(job, wanted, lambda _, aim: with_steps(aim, places))
    if code is not None:
        yield Try(code, free, good)
    struct = mask(places).replace("1", "x").replace("0", "~")
    code = each(job, wanted, lambda _, aim: f'{aim.voice.text}.struct("{struct}")')
    if code is not None:
        yield Try(code, free, good)


def _mini(text: str, _: Job, aim: Aim) -> str | None:
    return with_mini(aim, text)


def _places(job: Job) -> list[int]:
    """The steps that the edit names."""
    if job.edit.beats:
        bar = on_beats(job.edit.beats, Meter())
    else:
        bar = next((one for name in job.edit.rhythms if (one := groove(name, Meter()))), "")
    return [at for at, char in enumerate(bar) if char == "x"]


def half_time(job: Job) -> Iterator[Try]:
    """Attempts at a half-time feel: the backbeat once a bar; named layers at half their speed."""
    if job.edit.targets:
        job, wanted = isolated(job, aims(job))
    else:
        wanted = all_voices(job, lambda one: one.role in ("kick", "snare", "clap", "rim"))
        wanted = [one for one in wanted if one.whole] or all_voices(job)
        job, wanted = isolated(job, _backbeat(job) or wanted)
    code = each(job, wanted, lambda _, aim: f"{aim.voice.text}.slow(2)")
    if code is not None:
        yield Try(code, among(wanted))


def _backbeat(job: Job) -> list[Aim]:
    roles = [
        one
        for one in ("kick", "snare", "clap", "rim")
        if any(n.role == one for n in job.stage.notes)
    ]
    return aims(job, roles) if roles else []


def double_time(job: Job) -> Iterator[Try]:
    """Attempts to play layers at twice their speed."""
    wanted = (
        aims(job) if job.edit.targets else all_voices(job, lambda one: one.drums) or all_voices(job)
    )
    job, wanted = isolated(job, wanted)
    for change in (_doubled, lambda _, aim: f"{aim.voice.text}.fast(2)"):
        code = each(job, wanted, change)
        if code is not None:
            yield Try(code, among(wanted), _times(1.9, wanted))


def _doubled(_: Job, aim: Aim) -> str | None:
    """A plain "hh*8" is written as "hh*16"."""
    found = re.match(r'^(s|sound)\("([\w:]+)\*(\d+)"\)', aim.voice.text)
    if found is None:
        return None
    return f'{found[1]}("{found[2]}*{int(found[3]) * 2}"){aim.voice.text[found.end() :]}'


def _times(ratio: float, wanted: list[Aim]) -> Good:
    def good(before: Scene, after: Scene) -> bool:
        return len(mine(after.notes, wanted)) >= ratio * len(mine(before.notes, wanted))

    return good


def methods(*texts: str) -> Operation:
    """An operation that appends one of some methods; EVERY is the number of bars."""

    def operation(job: Job) -> Iterator[Try]:
        names = job.edit.targets or DEFAULTS.get(job.edit.op, ())
        wanted = _found(job, names)
        job, wanted = isolated(job, wanted)
        every = str(job.edit.bars.every or 4)
        for text in texts:
            full = text.replace("EVERY", every)
            code = each(job, wanted, appending(full))
            if code is not None:
                yield Try(code, among(wanted))

    return operation


DEFAULTS = {
    "fill": ("snare", "clap", "perc", "kick", "drums"), "vary_bars": ("drums",), "roll": ("hat",),
    "sidechain": ("bass", "chords"), "ghost": ("snare",), "accent": ("hat",),
}  # fmt: skip


def _found(job: Job, names: tuple[str, ...]) -> list[Aim]:
    """The layers that are named; of the usual ones, the first that plays."""
    if job.edit.targets == ("drums",) and job.edit.op in ("fill", "vary_bars"):
        names = DEFAULTS["fill"][:-1]
    elif job.edit.targets:
        return aims(job)
    for name in names:
        try:
            return aims(job, [name])
        except DeclinedError:
            continue
    return all_voices(job)


def sidechain(job: Job) -> Iterator[Try]:
    """Attempts to let layers duck on every beat, as if the kick pushed them down."""
    wanted = _found(job, DEFAULTS["sidechain"])
    job, wanted = isolated(job, wanted)

    def change(_: Job, aim: Aim) -> str:
        held = len({one.begin for one in aim.notes}) < 32
        return aim.voice.text + (".ply(8)" if held else "") + '.mul(gain("[.3 1]*4"))'

    code = each(job, wanted, change)
    if code is not None:
        yield Try(code, among(wanted))


def sweep(job: Job) -> Iterator[Try]:
    """Attempts to move the filter of layers all the time, or up or down over eight bars."""
    if job.edit.targets:
        wanted = aims(job)
    else:
        wanted = all_voices(job, lambda one: not one.drums) or all_voices(job)
    job, wanted = isolated(job, wanted)
    words = job.edit.words
    opening = any(one in words for one in ("open", "rise", "up"))
    wide = min(abs(job.edit.way or 1.0), 2.0)
    shape = f"sine.rangex(300,{round(4000 * wide)}).slow(8)"
    if opening or "clos" in words:
        saw = "isaw" if "clos" in words else "saw"
        shape = f"{saw}.rangex(300,{round(6000 * wide)}).slow(8)"
    code = each(job, wanted, lambda j, aim: with_control(j.stage, aim.voice, "lpf", shape))
    if code is not None:
        yield Try(code, among(wanted))


def rising(up: bool) -> Operation:
    """An operation that lets the level rise or fall over eight bars."""

    def operation(job: Job) -> Iterator[Try]:
        wanted = aims(job) if job.edit.targets else all_voices(job)
        job, wanted = isolated(job, wanted)
        signal = "saw" if up else "isaw"

        def change(inner: Job, aim: Aim) -> str:
            top = max(one.loudness for one in aim.notes)
            return with_control(
                inner.stage,
                aim.voice,
                "gain",
                f"{signal}.range({number(top * 0.3)},{number(top * 1.1)}).slow(8)",
            )

        code = each(job, wanted, change)
        if code is not None:
            yield Try(code, among(wanted))

    return operation


def drop_out(job: Job) -> Iterator[Try]:
    """Attempts to let layers be silent in some bars."""
    bars = job.edit.bars
    last = bars.last or 2
    total = bars.total or 8
    flags = f"<1!{total - last} 0!{last}>"
    if bars.every and not bars.last:
        flags = f"<1!{bars.every - 1} 0>"
    if bars.number and not bars.last:
        size = bars.total or bars.every or 4
        flags = "<" + " ".join("0" if at == bars.number - 1 else "1" for at in range(size)) + ">"
    yield from _masked(job, flags)


def enter(job: Job) -> Iterator[Try]:
    """Attempts to let layers come in later."""
    first = max(
        1,
        min(7, job.edit.bars.number - 1 if job.edit.bars.number > 1 else job.edit.bars.total or 4),
    )
    yield from _masked(job, f"<0!{first} 1!{8 - first}>")


def _masked(job: Job, flags: str) -> Iterator[Try]:
    wanted = aims(job) if job.edit.targets else all_voices(job)
    job, wanted = isolated(job, wanted)
    code = each(job, wanted, lambda _, aim: f'{aim.voice.text}.mask("{flags}")')
    if code is not None:
        yield Try(code, among(wanted))


def accent(job: Job) -> Iterator[Try]:
    """Attempts to play some places louder than the others."""
    wanted = _found(job, DEFAULTS["accent"])
    job, wanted = isolated(job, wanted)
    places = _places(job) or [0, 4, 8, 12]
    pattern = " ".join("1.3" if at in places else ".6" for at in range(16))
    code = each(job, wanted, lambda _, aim: f'{aim.voice.text}.velocity("{pattern}")')
    if code is not None:
        yield Try(code, among(wanted))


def ghost(job: Job) -> Iterator[Try]:
    """Attempts to put soft hits around the backbeat."""
    wanted = _found(job, DEFAULTS["ghost"])
    job, wanted = isolated(job, wanted)

    def change(_: Job, aim: Aim) -> str | None:
        places = here(aim)
        soft = [at for at in (7, 9, 15, 2) if at not in places][:3]
        plain = with_steps(aim, sorted([*places, *soft]))
        levels = " ".join(".3" if at in soft else "1" for at in range(16))
        return f'{plain}.velocity("{levels}")' if plain else None

    code = each(job, wanted, change)
    if code is not None:
        yield Try(code, among(wanted))
    code = each(job, wanted, lambda _, aim: f"{aim.voice.text}.off(3/16, x => x.velocity(.3))")
    if code is not None:
        yield Try(code, among(wanted))


def shift(job: Job) -> Iterator[Try]:
    """Attempts to play layers a little later."""
    wanted = aims(job) if job.edit.targets else all_voices(job)
    job, wanted = isolated(job, wanted)
    unit = {"eighths": "1/8", "quarters": "1/4"}.get(next(iter(job.edit.rhythms), ""), "1/16")
    method = (
        "early" if any(word in job.edit.words for word in ("earlier", "back", "left")) else "late"
    )
    code = each(job, wanted, lambda _, aim: f"{aim.voice.text}.{method}({unit})")
    if code is not None:
        yield Try(code, among(wanted))
