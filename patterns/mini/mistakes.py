"""What to tell a player whose mini-notation cannot be read: where it stops, and what to try.

Each function looks at the text around the place where the reader stopped, and at the
brackets open there, and makes the error; nothing here runs while a text reads well.
"""

import unicodedata
from typing import Final, TypeAlias

from patterns.errors import LimitError, MiniError, Place

Opened: TypeAlias = list[tuple[str, int]]  # the brackets open so far: which, and where

SPACE: Final = " \n\r\t\u00a0"
CLOSERS: Final = {"[": "]", "<": ">", "{": "}", "(": ")"}
OPENERS: Final = {closer: opener for opener, closer in CLOSERS.items()}
SEPARATORS: Final = ",|."
EXAMPLES: Final = {
    "*": "for example bd*2",
    "/": "for example [bd sd]/2",
    ":": "for example bd:3",
    "..": "for example 0 .. 3",
    "%": "for example {bd sd hh}%4",
    "(": "for example bd(3,8): 3 beats in 8 steps",
    "@": "for example bd@3",
    "_": "for example bd _",
    "!": "for example bd!2",
    "?": "for example bd?",
}
CONFUSED: Final = {
    "'": "leave it out: steps need no quotes",
    '"': "leave it out: steps need no quotes",
    "`": "leave it out: steps need no quotes",
    ";": "divide steps by spaces, parts by ,",
    "+": "add numbers outside of the quotes, with .add",
    "=": "set values outside of the quotes, as in .gain(0.8)",
    "$": 'name a pattern in front of the quotes, as in drums: s("bd")',
    "&": "play parts together with , as in bd sd, hh*4",
    "\\": "divide by / as in [bd sd]/2",
    "“": "use straight quotes",
    "”": "use straight quotes",
    "–": "use a plain - for a rest or a minus",
    "−": "use a plain - for a rest or a minus",
}


def misread_character(text: str, at: int) -> MiniError:
    """A character that no step and no operator is made of."""
    char = text[at]
    name = char if char.isprintable() else unicodedata.name(char, f"character {ord(char)}")
    hint = CONFUSED.get(char, "write steps with letters, digits and # - . _ ~ ^")
    return MiniError(f"{name} means nothing here", Place(text, at), hint)


def step_missing(text: str, at: int, opened: Opened) -> MiniError:
    """A step should stand at this place."""
    char = text[at : at + 1]
    before = len(text[:at].rstrip(SPACE)) - 1
    last = text[before] if before >= 0 else ""
    if last in SEPARATORS and last:
        reason = f"nothing follows this {last}"
        return MiniError(
            reason, Place(text, before), f"add a step after it, or take the {last} out"
        )
    if char == "":
        if opened:
            return unclosed(text, opened)
        hint = "write a step, or ~ for a rest; a plain text takes single quotes"
        return MiniError("this pattern is empty", Place(text, 0), hint)
    if char in OPENERS:
        if opened and opened[-1][0] == OPENERS[char]:
            hint = f"put a step between {OPENERS[char]} and {char}, or ~ for a rest"
            return MiniError("this group is empty", Place(text, opened[-1][1]), hint)
        return misplaced(text, at, opened)
    if char in SEPARATORS:
        reason = f"nothing stands before this {char}"
        return MiniError(reason, Place(text, at), f"add a step before it, or take the {char} out")
    hint = f"put a step before it, {EXAMPLES.get(char, 'for example bd')}"
    return MiniError(f"nothing stands before this {char}", Place(text, at), hint)


def misplaced(text: str, at: int, opened: Opened) -> MiniError:
    """The steps before this place are read, and what stands here cannot go on."""
    char = text[at : at + 1]
    here = Place(text, at)
    if char == "":
        return unclosed(text, opened)
    if char in OPENERS:
        if not opened:
            hint = f"take it out, or add {OPENERS[char]} before the group"
            return MiniError(f"this {char} closes nothing", here, hint)
        opener = opened[-1][0]
        hint = f"write {CLOSERS[opener]} first"
        return MiniError(f"this {char} cannot close the {opener} before it", here, hint)
    if char in SEPARATORS:
        if char != "," and opened and opened[-1][0] in "<{":
            opener = opened[-1][0]
            hint = f"put [ ] around what it divides: {opener}[a {char} b] c{CLOSERS[opener]}"
            return MiniError(f"{char} cannot divide {opener} {CLOSERS[opener]}", here, hint)
        one, two = (sign for sign in SEPARATORS if sign != char)
        hint = f"put [ ] around one part of it: [a {one} b] {char} c"
        return MiniError(f"{char} cannot divide what {one} or {two} divides already", here, hint)
    if char == "%":
        return MiniError("% only stands right behind }", here, EXAMPLES["%"])
    hint = "take the space before it out, as in bd@3*2"
    return MiniError(f"this {char} stands too far from its step", here, hint)


def unclosed(text: str, opened: Opened) -> MiniError:
    """The text ends inside brackets."""
    opener, at = opened[-1]
    closer = CLOSERS[opener]
    if opener == "(":
        return MiniError("no ) closes this rhythm", Place(text, at), "add ) after its last number")
    hint = f"add {closer} after its last step"
    return MiniError(f"no {closer} closes this group", Place(text, at), hint)


def argument_missing(text: str, at: int, sign: str) -> MiniError:
    """An operator, written before this place, needs something here."""
    begin = len(text[:at].rstrip(SPACE)) - len(sign)
    if text[begin : begin + 2] in ("//", "/*"):
        hint = "write it outside of the quotes"
        return MiniError("a comment cannot stand inside a pattern", Place(text, begin), hint)
    return MiniError(f"this {sign} needs something after it", Place(text, begin), EXAMPLES[sign])


def rhythm_misread(text: str, at: int, opened: Opened, full: bool = False) -> MiniError:
    """The numbers of a rhythm, which may be full, cannot be read at this place."""
    char = text[at : at + 1]
    if char == "":
        return unclosed(text, opened)
    if full and char not in OPENERS:
        hint = "they are beats, steps and shift, as in bd(3,8,2)"
        return MiniError("a rhythm has at most three numbers", Place(text, at), hint)
    if char in ",)":
        reason = "a number of this rhythm is missing"
        return MiniError(reason, Place(text, at), EXAMPLES["("])
    if char in OPENERS:
        return misplaced(text, at, opened)
    hint = "divide numbers by , and put several in [ ] or < >, as in bd(<3 5>,8)"
    return MiniError("this cannot stand in a rhythm", Place(text, at), hint)


def too_deep(text: str, at: int, most: int) -> LimitError:
    """More brackets inside each other than anyone plays."""
    hint = f"at most {most} brackets may stand inside each other"
    return LimitError("these brackets are nested too deep", Place(text, at), hint)


def too_many_operators(text: str, at: int, most: int) -> LimitError:
    """More operators on one step than anyone plays."""
    hint = f"at most {most} may stand behind one step"
    return LimitError("this step has too many operators", Place(text, at), hint)


def too_large(text: str, at: int) -> LimitError:
    """A number beyond all numbers."""
    return LimitError("this number is too large", Place(text, at), "write a smaller one")
