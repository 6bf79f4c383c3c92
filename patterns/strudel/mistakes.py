"""Code that cannot be read: where the mistake is, in one sentence, and what to try."""

import re
from collections.abc import Sequence
from typing import Final

from patterns.errors import CodeError, Place
from patterns.strudel.syntax import Source
from patterns.strudel.words import SOUNDS, WORDS, is_mini

CLOSER: Final = {"(": ")", "[": "]", "{": "}"}
_TOKEN: Final = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<open_comment>/\*)|(?P<text>\"(?:\\.|[^\"\\\n])*\"|"
    r"'(?:\\.|[^'\\\n])*')|(?P<open_text>[\"'])|(?P<mark>[()\[\]{}`]|\$\{)|\\.",
    re.DOTALL,
)

# Names of the wider JavaScript world, and what to use in their place.
FOREIGN: Final = {
    "fetch": "load sounds with samples(…)",
    "require": "all words of the language are here already",
    "eval": "write the code itself",
    "Function": "write x => …",
    "setTimeout": "patterns know cycles, not clocks: try .late(…)",
    "setInterval": "patterns repeat by themselves, every cycle",
    "requestAnimationFrame": "patterns repeat by themselves, every cycle",
    "Date": "patterns know cycles, not clocks: try time or saw",
    "performance": "patterns know cycles, not clocks: try time or saw",
    "alert": "use console.log(…)",
    "prompt": "use slider(…)",
}
_FOREIGN_WORLD: Final = frozenset(
    [
        *("window", "document", "globalThis", "self", "global", "process", "module", "exports"),
        *("navigator", "location", "localStorage", "sessionStorage", "XMLHttpRequest", "Worker"),
        *("WebSocket", "Buffer", "Deno", "Bun", "Symbol", "Proxy", "Reflect", "WeakMap", "WeakSet"),
        *("ArrayBuffer", "Uint8Array", "Float32Array", "Intl", "crypto", "structuredClone"),
        *("queueMicrotask", "AudioContext", "getAudioContext", "__dirname", "__filename"),
        *("URL", "atob", "btoa", "encodeURIComponent", "decodeURIComponent", "escape", "unescape"),
        *("WebAssembly", "DataView", "Int8Array", "Int16Array", "Uint16Array", "Int32Array"),
        *("Uint32Array", "Float64Array", "BigInt", "Blob", "Event", "EventTarget", "Image"),
    ]
)


def shortened(text: str) -> str:
    """The first line of a piece of code, cut to what a message can hold.

    >>> shortened("one line" + chr(10) + "and more")
    'one line'
    """
    line = text.split("\n", 1)[0]
    return line if len(line) <= 40 else line[:37] + "..."


def nearest(name: str, known: Sequence[str]) -> str:
    """The known name that a player may have meant, or "".

    >>> nearest("fsat", ["slow", "fast"]), nearest("foo", ["floor"]), nearest("lfp", ["lp", "lpf"])
    ('fast', '', 'lpf')
    """
    from difflib import get_close_matches  # seldom needed

    letters = sorted(name)
    if len(name) > 2 and (swapped := [one for one in known if sorted(one) == letters]):
        return swapped[0]
    found = get_close_matches(name, known, 1, 0.72 if len(name) > 3 else 0.8)
    return found[0] if found else ""


def unknown_name(name: str, known: Sequence[str], place: Place) -> CodeError:
    """The error for a name that is not there."""
    name = shortened(name)
    if name in FOREIGN:
        return CodeError(f"`{name}` is not part of the pattern language", place, FOREIGN[name])
    if name in _FOREIGN_WORLD:
        return CodeError(
            f"`{name}` is not part of the pattern language",
            place,
            "code reaches only patterns, sounds and values",
        )
    if name[0] in "“”„‘’":
        return CodeError("these are not straight quotes", place, "type \" or ' instead")
    if name in WORDS:
        return CodeError(f"`{name}` is a word of TidalCycles", place, WORDS[name])
    if name in SOUNDS:
        return CodeError(f"`{name}` is a sound, and stands in quotes", place, f's("{name}")')
    near = nearest(name, known)
    hint = f"did you mean {near}?" if near else f"if it is yours, write const {name} = … first"
    return CodeError(f"`{name}` is not defined", place, hint)


def explain(source: Source) -> CodeError:
    """The error for a source whose parse has failed."""
    found = _unbalanced(source)
    if found is not None:
        return found
    if is_mini(source.text):
        shown = f's("{shortened(source.text.strip())}")'
        return CodeError("mini-notation stands in quotes", source.place(0), shown)
    broken = source.broken or source.root
    at = broken.begin
    for test, reason, hint in _KNOWN:
        if re.compile(test).match(source.text, at):
            return CodeError(reason, source.place(at), hint)
    if broken.begin == broken.end and broken.kind in (")", "]", "}", ";", ","):
        return CodeError(f"a {broken.kind} is missing here", source.place(broken))
    if broken.begin == broken.end:
        return CodeError("something is missing here", source.place(broken))
    shown = source.text[at : broken.end].split("\n")[0][:20].strip()
    return CodeError(
        f"`{shown}` cannot be read here", source.place(at), "is something missing before it?"
    )


# Tried at the place where the parser gave up; compiled then, as most code can be read.
_KNOWN: Final = (
    (r"(?<=\.)\.|\.\s*\.", "there is a dot too many here", "one dot is enough"),
    (r"(const|let|var)\s*=", "a name is missing here", "write const name = …"),
    (r"(const|let|var)\s*[;\d]", "a name is missing here", "write const name = …"),
    (r",", "a value is missing before this ,", "take the , away or write a value"),
    (r"[“”„«»‘’]", "these are not straight quotes", "type \" or ' instead"),
    (
        r"\$:|[A-Za-z_$][\w$]*:",
        "a label cannot stand here",
        "does the line before it end with a , or an operator?",
    ),
    (r"=>", "an arrow needs its parameters before it", "write x => …"),
    (r"#\s*\w+[ (]", "# joins controls in TidalCycles", "a dot does here: .speed(2)"),
    (
        r"\|",
        "this operator is TidalCycles'",
        "methods do that here: .add(n(1)), .mul(speed(2)), .set(n(1))",
    ),
    (r"#", "a comment begins with //", "write // instead of #"),
    (r"@", '@ belongs inside of "mini-notation"', "is a quote missing?"),
)


def _unbalanced(source: Source) -> CodeError | None:
    """Brackets and quotes that are not closed, or closed without being open."""
    text, at = source.text, 0
    open_marks: list[tuple[str, int]] = []
    while (found := _TOKEN.search(text, at)) is not None:
        at = found.end()
        if found["open_comment"]:
            return CodeError("no */ closes this comment", source.place(found.start()))
        inside_template = bool(open_marks) and open_marks[-1][0] == "`"
        if inside_template:
            at = _in_template(text, found.start(), open_marks)
            continue
        if found["open_text"]:
            quote = found["open_text"]
            return _unclosed_text(source, found.start(), quote)
        problem = _mark(source, found["mark"], found.start(), open_marks)
        if problem is not None:
            return problem
    if not open_marks:
        return None
    mark, begin = open_marks[-1]
    if mark == "`":
        return CodeError("no ` closes this text", source.place(begin), "add ` after its end")
    closer = CLOSER[mark[-1]]
    return CodeError(
        f"no {closer} closes this {mark}", source.place(begin), f"add {closer} where it ends"
    )


def _in_template(text: str, at: int, open_marks: list[tuple[str, int]]) -> int:
    """One step on inside a `template`; gives where to look next."""
    step = re.compile(r"\\.|`|\$\{", re.DOTALL).search(text, at)
    if step is None:
        return len(text)
    if step[0] == "`":
        open_marks.pop()
    elif step[0] == "${":
        open_marks.append(("${", step.start()))
    return step.end()


def _unclosed_text(source: Source, at: int, quote: str) -> CodeError:
    hint = f"add {quote} after its end"
    if quote == '"':
        hint += "; a text over several lines needs ` around it"
    return CodeError(f"no {quote} closes this text", source.place(at), hint)


def _mark(
    source: Source, mark: str | None, at: int, open_marks: list[tuple[str, int]]
) -> CodeError | None:
    if mark is None:
        return None
    if mark in CLOSER or mark in ("`", "${"):
        open_marks.append((mark, at))
        return None
    if not open_marks:
        return CodeError(f"this {mark} closes nothing", source.place(at), "take it away")
    opener, begin = open_marks.pop()
    if CLOSER[opener[-1]] == mark:
        return None
    closer = CLOSER[opener[-1]]
    return CodeError(
        f"no {closer} closes this {opener}", source.place(begin), f"add {closer} where it ends"
    )
