"""A tune as Strudel code: a named layer a line, short mini-notation, tempo first."""

from ai.song.mini import bars, drum, sequence
from ai.song.tree import Chords, Hits, Layer, Notes, Part, Song

LEVELS = {"X": "1", "x": ".8", "o": ".35"}


def show(song: Song) -> str:
    """The code of a tune.

    >>> from ai.song.tree import Hits
    >>> kick = Layer("kick", "kick", Hits(("x...x...x...x...",)), "bd", fx=(("gain", "1"),))
    >>> print(show(Song(124, (kick,))))
    setcpm(124/4)
    kick: s("bd*4").gain(1)
    """
    lines = [f"// {song.title}"] if song.title else []
    lines.append(f"setcpm({number(song.bpm)}/{number(float(song.meter.quarters))})")
    lines.extend(f"{name}: {line(one)}" for name, one in _named(song.layers))
    return "\n".join(lines)


def _named(layers: tuple[Layer, ...]) -> list[tuple[str, Layer]]:
    seen: dict[str, int] = {}
    out = []
    for one in layers:
        seen[one.name] = seen.get(one.name, 0) + 1
        out.append((one.name if seen[one.name] == 1 else f"{one.name}{seen[one.name]}", one))
    return out


def line(layer: Layer) -> str:
    """The code of a layer, without its name."""
    out = head(layer.part, layer.sound)
    if layer.bank:
        out += f'.bank("{layer.bank}")'
    out += "".join(f".{name}({value})" for name, value in layer.fx)
    out += "".join(layer.tail)
    if layer.held:
        flags = ["1" if at in layer.held else "0" for at in range(8)]
        out += f'.mask("{bars(flags)}")'
    return out


def head(part: Part, sound: str) -> str:
    """What a part plays, with its sound."""
    if isinstance(part, Hits):
        return _hits(part, sound)
    if isinstance(part, Notes):
        return _notes(part, sound)
    return _chords(part, sound)


def _hits(part: Hits, sound: str) -> str:
    if part.mini:
        return f's("{part.mini}")'
    text = bars([drum(bar, sound) for bar in part.bars])
    levels = {char for bar in part.bars for char in bar} - {"."}
    if len(levels) <= 1 and levels != {"o"}:
        return f's("{text}")'
    return f's("{text}").velocity("{bars([_velocity(bar) for bar in part.bars])}")'


def _velocity(bar: str) -> str:
    """The loudness of each step; a rest keeps that of the hit before it."""
    levels: list[str] = []
    first = next((char for char in bar if char != "."), "x")
    last = LEVELS[first]
    for char in bar:
        last = LEVELS.get(char, last)
        levels.append(last)
    steps = [level if not at or level != levels[at - 1] else "_" for at, level in enumerate(levels)]
    whole = sequence(levels)
    held = sequence(steps)
    return whole if len(whole) < len(held) else held


def _notes(part: Notes, sound: str) -> str:
    text = part.mini or bars([sequence(bar) for bar in part.bars])
    if part.scale:
        return f'n("{text}").scale("{part.scale}").s("{sound}")'
    return f'note("{text}").s("{sound}")'


def _chords(part: Chords, sound: str) -> str:
    text = bars([f"[{one}]" if " " in one else one for one in part.symbols])
    anchor = f'.anchor("{part.anchor}")' if part.anchor != "c5" else ""
    if part.arpeggio:
        return f'n("{part.arpeggio}").chord("{text}"){anchor}.voicing().s("{sound}")'
    rhythm = bars([_struct(bar) for bar in part.rhythm])
    struct = "" if rhythm == "x" else f'.struct("{rhythm}")'
    return f'chord("{text}"){struct}{anchor}.voicing().s("{sound}")'


def _struct(bar: str) -> str:
    return sequence(["~" if char == "." else char for char in bar])


def number(value: float) -> str:
    """A number as a player writes it.

    >>> number(124.0), number(0.5), number(3.5)
    ('124', '.5', '3.5')
    """
    text = f"{value:.4g}" if abs(value) < 10_000 else f"{value:.0f}"
    return text.replace("0.", ".", 1) if text.startswith("0.") else text
