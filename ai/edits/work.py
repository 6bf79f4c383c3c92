"""What an edit works on: a text with its layers, and small changes of the text.

Every change names the voice and gives another text; whether it did what it should is seen
on the events, by whoever asked for it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ai.hearing.notes import Note
from ai.lift.layers import Scene, Voice
from ai.lift.source import Call, calls
from patterns.controls import CONTROLS

_WORD = re.compile(r"[A-Za-z_][\w#.-]*(?::\d+)?")


@dataclass(frozen=True, slots=True)
class Aim:
    """What of a layer is meant: the notes, and whether they are all that it plays."""

    voice: Voice
    notes: tuple[Note, ...]

    @property
    def whole(self) -> bool:
        """Are all notes of the layer meant?"""
        return len(self.notes) == len(self.voice.notes)


def put(stage: Scene, span: tuple[int, int], text: str) -> str:
    """The code with another text in a place."""
    return stage.text[: span[0]] + text + stage.text[span[1] :]


def rewritten(stage: Scene, voice: Voice, text: str) -> str:
    """The code with another expression for a layer."""
    return put(stage, (voice.leaf.begin, voice.leaf.end), text)


def chain(stage: Scene, voice: Voice) -> list[Call]:
    """The calls of a layer's expression."""
    return calls(voice.leaf.node, stage.lifted.source)


def main_name(name: str) -> str:
    """The main name of a control, the name itself where it is none."""
    return CONTROLS.get(name, name)


def last_call(stage: Scene, voice: Voice, control: str) -> Call | None:
    """The last call in a layer's chain that sets a control."""
    found = [one for one in chain(stage, voice) if main_name(one.name) == control]
    return found[-1] if found else None


def with_control(stage: Scene, voice: Voice, control: str, value: str) -> str:
    """The layer's expression with a control set: in its place, or at the end."""
    call = last_call(stage, voice, main_name(control))
    text = voice.text
    if call is not None and call.begin > voice.leaf.begin:
        at = call.inner[0] - voice.leaf.begin, call.inner[1] - voice.leaf.begin
        if _is_number(text[at[0] : at[1]]) or call.end == voice.leaf.end:
            return text[: at[0]] + value + text[at[1] :]
    return f"{text}.{control}({value})"


def without_calls(stage: Scene, voice: Voice, controls: Sequence[str]) -> str:
    """The layer's expression without the calls that set some controls."""
    text, names = voice.text, {main_name(one) for one in controls}
    for call in reversed(chain(stage, voice)):
        if main_name(call.name) in names and call.begin > voice.leaf.begin:
            text = text[: call.begin - voice.leaf.begin] + text[call.end - voice.leaf.begin :]
    return text


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\s*-?(\d+\.?\d*|\.\d+)\s*", text) is not None


def numeric(stage: Scene, voice: Voice, control: str) -> float | None:
    """The number that the chain gives a control, None where it gives none."""
    call = last_call(stage, voice, main_name(control))
    if call is None:
        return None
    inner = stage.text[call.inner[0] : call.inner[1]]
    return float(inner) if _is_number(inner) else None


def split(aim: Aim) -> tuple[str, str]:
    """The layer's expression without the notes that are meant, and with them alone.

    Atoms of the notation become rests; a part between commas that is all rests goes.
    """
    base = aim.voice.leaf.begin
    mine = {place for note in aim.notes for place in _sound_places(note, aim.voice)}
    others = [note for note in aim.voice.notes if note not in aim.notes]
    rest = {place for note in others for place in _sound_places(note, aim.voice)}
    without = _blanked(aim.voice.text, {(b - base, e - base) for b, e in mine - rest})
    alone = _blanked(aim.voice.text, {(b - base, e - base) for b, e in rest - mine})
    return without, alone


def _sound_places(note: Note, voice: Voice) -> list[tuple[int, int]]:
    """Where the text names the sound of a note."""
    base = voice.leaf.begin
    inside = [place for place in note.places if base <= place[0] and place[1] <= voice.leaf.end]
    named = [
        (begin, end) for begin, end in inside
        if voice.text[begin - base : end - base].lower().split(":")[0] == note.sound
    ]  # fmt: skip
    return named or inside[:1]


def _blanked(text: str, places: set[tuple[int, int]]) -> str:
    for begin, end in sorted(places, reverse=True):
        text = text[:begin] + "~" + text[end:]
    return re.sub(r'"([^"]*)"', lambda found: f'"{_tidied(found.group(1))}"', text)


def _tidied(mini: str) -> str:
    """Notation without the parts between commas that are all rests."""
    parts = [part for part in _parts(mini) if _WORD.search(part.replace("~", ""))]
    return ",".join(parts).strip() if parts else mini


def _parts(mini: str) -> list[str]:
    """Notation cut at its commas, those inside of brackets left out.

    >>> _parts("bd*4, [~ cp, hh], ~*8")
    ['bd*4', ' [~ cp, hh]', ' ~*8']
    """
    parts, depth = [""], 0
    for char in mini:
        depth += (char in "[<{(") - (char in "]>})")
        if char == "," and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def removed(stage: Scene, voice: Voice) -> str:
    """The code without a layer: its line, or its argument with the comma."""
    begin, end = voice.leaf.outer
    text = stage.text
    if voice.leaf.kind == "argument":
        after = re.match(r"\s*,", text[end:])
        before = re.search(r",\s*$", text[:begin])
        if after:
            end += after.end()
            gap = re.match(r"[ \t]*(//[^\n]*)?\n?\s*", text[end:])
            end += gap.end() if gap else 0
        elif before:
            begin = before.start()
        return text[:begin] + text[end:]
    end += 1 if text[end : end + 1] == ";" else 0
    end += 1 if text[end : end + 1] == "\n" else 0
    return text[:begin] + text[end:]


def muted(stage: Scene, voice: Voice) -> str | None:
    """The code with a label muted, None where there is none."""
    if voice.leaf.kind != "label":
        return None
    begin = voice.leaf.outer[0]
    return stage.text[:begin] + "_" + stage.text[begin:]


def added(stage: Scene, line: str, name: str) -> str:
    """The code with one more layer, in the manner of those that are there."""
    lifted, text = stage.lifted, stage.text
    if lifted.labels or not lifted.leaves:
        label = "$" if any(one.leaf.name == "$" for one in stage.voices) else _free(stage, name)
        return text.rstrip() + f"\n{label}: {line}"
    if lifted.stack is not None:
        last = lifted.stack.named[-1]
        inner = text[lifted.stack.begin : lifted.stack.end]
        gap = ",\n  " if "\n" in inner else ", "
        return text[: last.end] + gap + line + text[last.end :]
    leaf = lifted.leaves[-1]
    return put(stage, leaf.outer, f"stack(\n  {text[leaf.outer[0] : leaf.outer[1]]},\n  {line}\n)")


def _free(stage: Scene, name: str) -> str:
    known = {one.name for one in stage.lifted.leaves}
    return name if name not in known else f"{name}2"
