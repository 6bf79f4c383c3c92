"""Moves of a feature up or down, and taking it off: each a few ways to do it, best first."""

from collections.abc import Callable, Iterator

from ai.edits.attempt import Good, Job, Try, aims, all_voices, among, each, isolated, mine
from ai.edits.rewriting import busier, here, mask, offbeat, sparser, with_steps
from ai.edits.work import Aim, last_call, numeric, with_control, without_calls
from ai.errors import DeclinedError
from ai.hearing.measures import density, syncopation
from ai.hearing.notes import Note
from ai.lift.layers import Scene
from ai.song.show import number

Change = Callable[[Job, Aim], str | None]
# feature -> control, value where there is none yet, factor for more, the most, and the default
SCALES: dict[str, tuple[str, float, float, float, float]] = {
    "reverb": ("room", 0.4, 1.6, 2.0, 0.0),
    "delay": ("delay", 0.4, 1.6, 0.9, 0.0),
    "saturation": ("distort", 0.8, 1.6, 6.0, 0.0),
    "resonance": ("lpq", 10.0, 1.6, 30.0, 1.0),
    "attack": ("attack", 0.2, 2.0, 2.0, 0.001),
    "release": ("release", 0.5, 1.8, 6.0, 0.01),
    "vibrato": ("vib", 5.0, 1.5, 12.0, 0.0),
    "tremolo": ("tremolo", 4.0, 1.5, 16.0, 0.0),
    "phaser": ("phaser", 2.0, 1.5, 12.0, 0.0),
    "detune": ("detune", 0.3, 1.6, 2.0, 0.0),
    "highpass": ("hpf", 600.0, 1.6, 6000.0, 0.0),
    "length": ("clip", 1.5, 1.5, 4.0, 1.0),
    "speed": ("speed", 1.3, 1.3, 4.0, 1.0),
}
FAMILIES = {
    "reverb": ("room", "roomsize", "roomfade", "roomlp", "roomdim"),
    "delay": ("delay", "delaytime", "delayfeedback", "delaysync"),
    "saturation": ("distort", "shape", "drive", "crush", "coarse"),
    "brightness": ("lpf", "lpq", "lpenv", "lpattack", "lpdecay", "lpsustain", "lprelease"),
    "highpass": ("hpf", "hpq"), "crush": ("crush", "coarse"), "resonance": ("lpq",),
    "vibrato": ("vib", "vibmod"), "tremolo": ("tremolo", "tremolodepth"), "detune": ("detune",),
    "phaser": ("phaser", "phaserdepth"), "pan": ("pan",), "attack": ("attack",),
    "release": ("release",), "length": ("clip",), "swing": ("swing", "swingBy", "late"),
    "humanize": ("late", "nudge"), "speed": ("speed",),
    "loudness": ("gain", "velocity", "postgain"),
}  # fmt: skip
WORDS = {"saturation": "distortion", "brightness": "filter", "highpass": "high-pass filter"}
QUIET = ("kick",)


def move(job: Job) -> Iterator[Try]:
    """Attempts to move a feature of some layers."""
    feature = job.edit.feature
    job, wanted = isolated(job, _meant(job))
    free = among(wanted)
    for change, good in ways(job, feature, wanted):
        code = each(job, wanted, change)
        if code is not None:
            yield Try(code, free, good)


def _meant(job: Job) -> list[Aim]:
    """The layers that are named, else those that the feature suits."""
    if job.edit.targets:
        return aims(job)
    feature = job.edit.feature
    if feature in (
        "brightness",
        "register",
        "detune",
        "vibrato",
        "length",
        "resonance",
        "dissonance",
    ):
        pitched = all_voices(job, lambda one: any(note.pitch is not None for note in one.notes))
        if pitched or feature == "register":
            return pitched or all_voices(job)
    if feature in ("reverb", "delay", "phaser", "pan"):
        return all_voices(job, lambda one: one.role not in QUIET) or all_voices(job)
    if feature == "syncopation":
        return (
            aims(job, ["kick"])
            if any(n.role == "kick" for n in job.stage.notes)
            else all_voices(job)
        )
    return all_voices(job)


def ways(job: Job, feature: str, wanted: list[Aim]) -> Iterator[tuple[Change, Good]]:
    """Ways to move a feature, each with what has to be true afterwards."""
    way = job.edit.way or 1.0
    special = SPECIAL.get(feature)
    if special is not None:
        yield from special(way, wanted)
    elif feature in SCALES:
        yield from _scaled(feature, way, wanted)


def _scaled(feature: str, way: float, wanted: list[Aim]) -> Iterator[tuple[Change, Good]]:
    control, first, factor, most, default = SCALES[feature]
    strength = factor ** _degree(way)

    def change(job: Job, aim: Aim) -> str | None:
        now = numeric(job.stage, aim.voice, control)
        if feature == "length":
            return with_control(job.stage, aim.voice, control, number(_length(now, way)))
        if way > 0:
            if now is None or now <= default:
                base = first * _degree(way)
            else:
                base = max(now * strength, now + first / 4)
            value = number(round(min(most, base), 3))
            return with_control(job.stage, aim.voice, control, value)
        if now is None:
            call = last_call(job.stage, aim.voice, _main(control))
            if call is None:
                return aim.voice.text + (
                    f".{control}({number(default)})" if feature == "attack" else ""
                )
            return aim.voice.text + f".mul({control}(.5))"
        return with_control(job.stage, aim.voice, control, number(round(now / strength, 3)))

    yield change, _moved_control(control, way, wanted, default)


def _degree(way: float) -> float:
    """How strong a word is: 1 as it stands, less for "a bit", more for "way more"."""
    return max(0.5, min(abs(way), 2.0))


def _main(control: str) -> str:
    from ai.edits.work import main_name

    return main_name(control)


def _length(now: float | None, way: float) -> float:
    base = now or 1.0
    factor: float = (0.5 if way < 0 else 1.5) ** _degree(way)
    return round(base * factor, 2)


def _moved_control(control: str, way: float, wanted: list[Aim], default: float) -> Good:
    name = _main(control)

    def good(before: Scene, after: Scene) -> bool:
        old = _mean(mine(before.notes, wanted), lambda one: one.number(name, default))
        new = _mean(mine(after.notes, wanted), lambda one: one.number(name, default))
        return new > old * 1.05 + 1e-6 if way > 0 else new < old / 1.05 - 1e-9

    return good


def _mean(notes: list[Note], value: Callable[[Note], float]) -> float:
    return sum(map(value, notes)) / len(notes) if notes else 0.0


def _loudness(way: float, wanted: list[Aim]) -> Iterator[tuple[Change, Good]]:
    factor = 1 + 0.35 * min(abs(way), 2) if way > 0 else 1 / (1 + 0.5 * min(abs(way), 2))

    def change(job: Job, aim: Aim) -> str | None:
        now = numeric(job.stage, aim.voice, "gain")
        if now is None and last_call(job.stage, aim.voice, "gain") is None:
            return f"{aim.voice.text}.gain({number(round(0.8 * factor, 2))})"
        if now is None:
            return f"{aim.voice.text}.mul(gain({number(round(factor, 2))}))"
        return with_control(job.stage, aim.voice, "gain", number(round(now * factor, 2)))

    def good(before: Scene, after: Scene) -> bool:
        old = _mean(mine(before.notes, wanted), lambda one: one.loudness)
        new = _mean(mine(after.notes, wanted), lambda one: one.loudness)
        return new > old * 1.06 if way > 0 else new < old / 1.06

    yield change, good


def _brightness(way: float, wanted: list[Aim]) -> Iterator[tuple[Change, Good]]:
    strength = 2.0 ** max(0.6, min(abs(way), 2.0))

    def filtered(job: Job, aim: Aim) -> str | None:
        now = numeric(job.stage, aim.voice, "lpf")
        known = last_call(job.stage, aim.voice, "cutoff") is not None
        if now is not None:
            new = min(18_000, now * strength) if way > 0 else max(80, now / strength)
            return with_control(job.stage, aim.voice, "lpf", number(round(new)))
        if known:
            return f"{aim.voice.text}.mul(lpf({number(strength if way > 0 else 1 / strength)}))"
        if way > 0:
            return None if len(wanted) == 1 else aim.voice.text
        return f"{aim.voice.text}.lpf({round(1200 / _degree(way))})"

    def good(before: Scene, after: Scene) -> bool:
        old = _mean(mine(before.notes, wanted), _cutoff)
        new = _mean(mine(after.notes, wanted), _cutoff)
        return new > old * 1.1 if way > 0 else new < old / 1.1

    yield filtered, good
    if way > 0:
        yield _octave(12), _pitch_moved(1, wanted)
        yield (lambda _, aim: f"{aim.voice.text}.hpf(400)"), lambda _, __: True


def _cutoff(note: Note) -> float:
    return min(note.number("cutoff", 20_000.0), 20_000.0)


def _octave(semitones: int) -> Change:
    def change(job: Job, aim: Aim) -> str | None:
        from ai.edits.pitch import moved_texts

        if not any(note.pitch is not None for note in aim.notes):
            return None
        return next(iter(moved_texts(job, aim, semitones)), None)

    return change


def _pitch_moved(way: float, wanted: list[Aim]) -> Good:
    def good(before: Scene, after: Scene) -> bool:
        old = _mean(mine(before.notes, wanted), lambda one: one.pitch or 0.0)
        new = _mean(mine(after.notes, wanted), lambda one: one.pitch or 0.0)
        return new > old + 2 if way > 0 else new < old - 2

    return good


def _register(way: float, _: list[Aim]) -> Iterator[tuple[Change, Good]]:
    yield _octave(12 if way > 0 else -12), lambda before, after: before.text != after.text
    speed = "1.3" if way > 0 else ".75"
    yield (lambda _, aim: f"{aim.voice.text}.speed({speed})"), lambda _, __: True


def _crush(way: float, _: list[Aim]) -> Iterator[tuple[Change, Good]]:
    if way > 0:
        bits = number(round(max(2.0, 8 - 4 * _degree(way)), 1))
        yield (
            (lambda job, aim: with_control(job.stage, aim.voice, "crush", bits)),
            lambda _, __: True,
        )
    else:
        yield (
            (lambda job, aim: without_calls(job.stage, aim.voice, ("crush", "coarse"))),
            lambda a, b: a.text != b.text,
        )


def _pan(way: float, _: list[Aim]) -> Iterator[tuple[Change, Good]]:
    side = min(0.48, 0.4 * _degree(way))
    low, high = number(round(0.5 - side, 2)), number(round(0.5 + side, 2))
    value = f"sine.range({low},{high}).slow(2)" if way > 0 else ".5"
    yield (lambda job, aim: with_control(job.stage, aim.voice, "pan", value)), lambda _, __: True
    yield (lambda _, aim: f'{aim.voice.text}.pan("<.2 .8>*4")'), lambda _, __: True


def _density(way: float, wanted: list[Aim]) -> Iterator[tuple[Change, Good]]:
    def good(before: Scene, after: Scene) -> bool:
        old, new = len(mine(before.notes, wanted)), len(mine(after.notes, wanted))
        return (
            new >= old * 1.2 if way > 0 else 0 < new <= old / 1.2 and _bars(before) == _bars(after)
        )

    yield (lambda _, aim: _other_steps(aim, way)), good
    if way > 0:
        yield (lambda _, aim: f"{aim.voice.text}.ply(2)"), good
    else:
        yield (
            (lambda _, aim: f'{aim.voice.text}.mask("{mask(sparser(here(aim), abs(way)))}")'),
            good,
        )
        yield (lambda _, aim: f"{aim.voice.text}.degradeBy(.4)"), good


def _bars(stage: Scene) -> set[tuple[str, int]]:
    """In which bars each sound begins."""
    return {(one.sound, int(one.begin)) for one in stage.notes}


def _other_steps(aim: Aim, way: float) -> str | None:
    places = here(aim)
    if way < 0 and len(places) <= 4 and density(aim.notes) <= 4:
        return aim.voice.text
    plain = with_steps(aim, busier(places, way) if way > 0 else sparser(places, -way))
    if plain is not None or way > 0:
        return plain
    return f'{aim.voice.text}.mask("{mask(sparser(places, -way))}")'


def _syncopation(way: float, wanted: list[Aim]) -> Iterator[tuple[Change, Good]]:
    def good(before: Scene, after: Scene) -> bool:
        old, new = syncopation(mine(before.notes, wanted)), syncopation(mine(after.notes, wanted))
        return new >= old + 0.9 if way > 0 else new <= old - 0.9

    yield (lambda _, aim: with_steps(aim, offbeat(here(aim), way > 0))), good
    if way > 0:
        yield (lambda _, aim: f'{aim.voice.text}.late("<0 1/16>")'), good
        yield (lambda _, aim: f'{aim.voice.text}.late("[0 1/16]*2")'), good
        yield (lambda _, aim: f"{aim.voice.text}.late(1/16)"), good


def _swing(way: float, _: list[Aim]) -> Iterator[tuple[Change, Good]]:
    if way < 0:
        yield (
            (lambda job, aim: without_calls(job.stage, aim.voice, FAMILIES["swing"])),
            lambda a, b: a.text != b.text,
        )
        return

    def change(__: Job, aim: Aim) -> str | None:
        sixteenths = any(at % 2 for at in here(aim))
        amount = "1/3" if way == 1 else number(round(min(0.5, _degree(way) / 3), 2))
        return f"{aim.voice.text}.swingBy({amount},{8 if sixteenths else 4})"

    yield change, lambda a, b: {one.begin for one in a.notes} != {one.begin for one in b.notes}


def _humanize(way: float, _: list[Aim]) -> Iterator[tuple[Change, Good]]:
    if way > 0:
        yield (lambda _, aim: f'{aim.voice.text}.late("[0 .011 .004 .017]*2")'), lambda _, __: True
    else:
        yield (
            (lambda job, aim: without_calls(job.stage, aim.voice, FAMILIES["humanize"])),
            lambda a, b: a.text != b.text,
        )


def _dissonance(way: float, _: list[Aim]) -> Iterator[tuple[Change, Good]]:
    if way > 0:
        yield (lambda _, aim: f'{aim.voice.text}.add(note("0,1"))'), lambda _, __: True


def _energy(way: float, wanted: list[Aim]) -> Iterator[tuple[Change, Good]]:
    yield from _loudness(way, wanted)


SPECIAL: dict[str, Callable[[float, list[Aim]], Iterator[tuple[Change, Good]]]] = {
    "loudness": _loudness, "brightness": _brightness, "register": _register, "crush": _crush,
    "pan": _pan, "density": _density, "syncopation": _syncopation, "swing": _swing,
    "humanize": _humanize, "dissonance": _dissonance, "energy": _energy,
}  # fmt: skip


def off(job: Job) -> Iterator[Try]:
    """Attempts to take an effect off.

    Raises:
        DeclinedError: nothing has it.
    """
    family = FAMILIES.get(job.edit.feature, ())
    names = {_main(one) for one in family}
    wanted = aims(job) if job.edit.targets else all_voices(job)
    having = [
        one for one in wanted if any(name in note.controls for note in one.notes for name in names)
    ]
    if not having and job.edit.feature not in ("swing", "humanize"):
        word = WORDS.get(job.edit.feature, job.edit.feature)
        where = f" on the {job.edit.targets[0]}" if job.edit.targets else ""
        raise DeclinedError(f"there is no {word}{where} in what is playing to take off")
    job, having = isolated(job, having or wanted)

    def gone(_: Scene, after: Scene) -> bool:
        left = mine(after.notes, having)
        return not any(
            note.number(name) > 0 for note in left for name in names if name in note.controls
        )

    code = each(job, having, lambda j, aim: without_calls(j.stage, aim.voice, family))
    if code is not None:
        yield Try(code, among(having), gone)
    zero = f".{family[0]}({'20000' if job.edit.feature == 'brightness' else '0'})" if family else ""
    code = each(job, having, lambda _, aim: aim.voice.text + zero)
    if code is not None:
        yield Try(code, among(having))
