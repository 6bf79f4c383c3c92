"""What goes wrong in a player's own Python, in a sentence: which file and line, what to try."""

import re
import traceback
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from patterns.errors import PatternError
from patterns.vocabulary import FUNCTIONS

HOUSE: Final = Path(__file__).parent
MOST_CHARS: Final = 200  # of what Python says
MISSING: Final = re.compile(r"cannot import name '(\w+)' from 'patterns'")


def told(error: BaseException) -> str:
    """An error of a Python program, with its place if it is known.

    >>> try:
    ...     exec(compile("nte('c3')", "tune.py", "exec"))
    ... except NameError as error:
    ...     print(told(error))
    tune.py, line 1: name 'nte' is not defined; did you mean note?
    """
    place = where(error)
    return f"{place}: {reason(error)}" if place else reason(error)


def where(error: BaseException) -> str:
    """The deepest place in the player's files that an error came through, "" for none."""
    if isinstance(error, SyntaxError) and error.filename:
        return _place(error.filename, error.lineno or 1)
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if HOUSE not in Path(frame.filename).parents]
    return _place(theirs[-1].filename, theirs[-1].lineno or 1) if theirs else ""


def _place(file: str, line: int) -> str:
    return f"line {line}" if file.startswith("<") else f"{Path(file).name}, line {line}"


def reason(error: BaseException) -> str:
    """What went wrong, and what to try, without the place."""
    if isinstance(error, PatternError):
        return f"{error.reason}; {error.hint}" if error.hint else error.reason
    if isinstance(error, SyntaxError):
        return f"this is not Python ({error.msg}); mend this line or the one before it"
    said = " ".join(str(error).split())[:MOST_CHARS]
    if isinstance(error, ModuleNotFoundError):
        return f"there is no module {error.name}; install it, or leave the import out"
    if isinstance(error, ImportError) and (found := MISSING.match(said)):
        return f"the vocabulary has no {found[1]!r}; {_better(found[1])}"
    if isinstance(error, NameError):
        return f"{said}; {_better(getattr(error, 'name', None) or '')}"
    if isinstance(error, SystemExit):
        return "the file ends the program before its tune can play; leave sys.exit() out"
    if "did you mean" in said:
        return said
    return f"{said or 'this fails'} ({type(error).__name__}); mend this line"


def _better(name: str) -> str:
    near = get_close_matches(name, FUNCTIONS, 1)
    return f"did you mean {near[0]}?" if near else "from patterns import what it uses"
