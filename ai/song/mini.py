"""Mini-notation from steps: short, as a player would write it.

A step is a token; "~" is a rest, "_" holds the step before it.
"""

from collections.abc import Sequence
from math import gcd

Steps = Sequence[str]


def sequence(steps: Steps) -> str:
    """A bar of steps.

    >>> sequence(list("x~~~x~~~x~~~x~~~")), sequence(["~", "hh"] * 4), sequence(list("a__b"))
    ('[x ~]*4', '[~ hh]*4', 'a@3 b')
    """
    events = _events(_coarser(list(steps)))
    unit = gcd(*(length for _, length in events))
    while unit > 1 and len(steps) % unit:
        unit -= 1
    return _repeated([(token, length // unit) for token, length in events])


def _coarser(steps: list[str]) -> list[str]:
    """Notes on every second step only, each with a rest after it, may last as long as both."""
    if len(steps) % 2 or len(steps) < 8 or any(step not in ("~", "_") for step in steps[1::2]):
        return steps
    out = list(steps)
    for at in range(1, len(steps), 2):
        if out[at] == "~" and out[at - 1] not in ("~", "_"):
            out[at] = "_"
    return out


def _events(steps: Steps) -> list[tuple[str, int]]:
    """Tokens with their lengths; rests are as long as they can be."""
    out: list[tuple[str, int]] = []
    for step in steps:
        if step == "_" and out:
            out[-1] = (out[-1][0], out[-1][1] + 1)
        elif step in ("~", "_") and out and out[-1][0] == "~":
            out[-1] = ("~", out[-1][1] + 1)
        else:
            out.append(("~" if step == "_" else step, 1))
    return out


def _repeated(events: list[tuple[str, int]]) -> str:
    total = sum(length for _, length in events)
    flat = [cell for token, length in events for cell in [token] + [""] * (length - 1)]
    for size in range(1, total // 2 + 1):
        if total % size == 0 and flat == flat[:size] * (total // size) and flat[0]:
            inner = _written(_cut(flat[:size]))
            times = total // size
            return f"{inner}*{times}" if _single(inner) else f"[{inner}]*{times}"
    return _written(events)


def _cut(flat: list[str]) -> list[tuple[str, int]]:
    out: list[tuple[str, int]] = []
    for cell in flat:
        if cell:
            out.append((cell, 1))
        else:
            out[-1] = (out[-1][0], out[-1][1] + 1)
    unit = gcd(*(length for _, length in out))
    return [(token, length // unit) for token, length in out]


def _written(events: list[tuple[str, int]]) -> str:
    if len(events) == 1:
        return events[0][0]
    parts = []
    for token, length in events:
        if token == "~" and length <= 3:
            parts.extend(["~"] * length)
        else:
            parts.append(token if length == 1 else f"{token}@{length}")
    return " ".join(parts)


def _single(text: str) -> bool:
    return (" " not in text and "@" not in text and "*" not in text) or _bracketed(text)


def _bracketed(text: str) -> bool:
    return text[:1] + text[-1:] in ("[]", "<>") and " " in text and text.count(text[0]) == 1


def drum(pattern: str, sound: str) -> str:
    """A bar of one drum: coarser where all its hits allow it.

    >>> drum("x...x...x...x...", "bd"), drum("..x...x...x...x.", "hh")
    ('bd*4', '[~ hh]*4')
    """
    places = [at for at, char in enumerate(pattern) if char != "."]
    if not places:
        return "~"
    unit = gcd(len(pattern), *places)
    return _repeated_cells(
        [sound if pattern[at] != "." else "~" for at in range(0, len(pattern), unit)]
    )


def _repeated_cells(cells: list[str]) -> str:
    total = len(cells)
    for size in range(1, total // 2 + 1):
        if total % size == 0 and cells == cells[:size] * (total // size):
            inner = _grouped(cells[:size])
            return f"{inner}*{total // size}" if size == 1 else f"[{inner}]*{total // size}"
    return _grouped(cells)


def _grouped(cells: list[str]) -> str:
    """Cells by beats where there are many: [bd ~ ~ bd] ~ [~ ~ bd ~] ~."""
    if len(cells) in (8, 16) and len(cells) > 8:
        beats = [cells[at : at + 4] for at in range(0, len(cells), 4)]
        return " ".join(_beat(beat) for beat in beats)
    return " ".join(cells)


def _beat(beat: list[str]) -> str:
    if all(cell == "~" for cell in beat):
        return "~"
    if all(cell == "~" for cell in beat[1:]):
        return beat[0]
    if beat[1] == beat[3] == "~":
        return f"[{beat[0]} {beat[2]}]"
    if len(set(beat)) == 1:
        return f"{beat[0]}*4"
    return "[" + " ".join(beat) + "]"


def bars(texts: Sequence[str]) -> str:
    """Bars one after the other: <a b>, the same ones counted.

    >>> bars(["a*4"] * 8), bars(["a", "a", "a", "b c"] * 2), bars(["a b", "c"])
    ('a*4', '<a!3 [b c]>', '<[a b] c>')
    """
    for size in (1, 2, 3, 4, 6, 8, 12, 16):
        if len(texts) % size == 0 and list(texts) == list(texts[:size]) * (len(texts) // size):
            texts = texts[:size]
            break
    if len(texts) == 1:
        return texts[0]
    out: list[tuple[str, int]] = []
    for text in texts:
        if out and out[-1][0] == text:
            out[-1] = (text, out[-1][1] + 1)
        else:
            out.append((text, 1))
    parts = [_whole(text) + (f"!{count}" if count > 1 else "") for text, count in out]
    return "<" + " ".join(parts) + ">"


def _whole(text: str) -> str:
    return text if _outer(text) else f"[{text}]"


def _outer(text: str) -> bool:
    """Is the text one bracket, with nothing beside it that a space would cut?"""
    depth = 0
    for at, char in enumerate(text):
        depth += char in "[<{"
        depth -= char in "]>}"
        if char == " " and not depth:
            return False
        if at == len(text) - 1:
            return True
    return False
