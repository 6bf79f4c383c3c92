"""Code from a file, or the sentence that says why there is none."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.preparing import Evaluates

MIDI = (".mid", ".midi")
MOST_BYTES = 16_000_000  # more than any tune; the interpreter has its own, smaller limit


class NoSourceError(Exception):
    """A file that holds no code: its text is the sentence."""


def read_file(name: str) -> str:
    """The text of a file.

    Raises:
        NoSourceError: it is missing, a folder, not readable or not text.
    """
    path = Path(name)
    try:
        if path.is_dir():
            raise NoSourceError(f"{name} is a folder; name a file of Strudel code in it")
        if path.stat().st_size > MOST_BYTES:
            raise NoSourceError(f"{name} is larger than 16 MB; that is no tune")
        if path.suffix.lower() in MIDI:
            return _from_midi(path)
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise NoSourceError(f"there is no file {name}; is its name right?") from None
    except UnicodeDecodeError:
        raise NoSourceError(f"{name} is not text in UTF-8; save it as UTF-8") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "its name is not a file's"
        raise NoSourceError(f"{name[:200]} cannot be read ({why})") from None


def _from_midi(path: Path) -> str:
    from studio.midicode import code_of_midi  # only who plays one pays for it
    from studio.midifile import MidiError

    try:
        return code_of_midi(path)
    except MidiError as error:
        raise NoSourceError(str(error)) from None


def python_evaluator(name: str, code: str, tell: Callable[[str], None]) -> "Evaluates | None":
    """What evaluates the text of a file: None for Strudel code, and the file run for Python.

    Args:
        name: the file's name.
        code: its text.
        tell: hears that the file is Python, before it runs.

    Raises:
        NoSourceError: it is Python that fails, or gives no tune.
    """
    if not (name.lower().endswith(".py") and _is_name(name)):
        return None
    from studio import pythonfile

    tell(pythonfile.warning(name))
    try:
        return pythonfile.ready(pythonfile.program_of(name, code))
    except pythonfile.TuneFileError as error:
        raise NoSourceError(str(error)) from None


def code_or_file(argument: str) -> str:
    """What an argument that is code or a file's name stands for.

    Anything that names an existing file, or looks like a file's name and not like code, is
    one.

    Raises:
        NoSourceError: it names a file that cannot be read.

    >>> code_or_file('s("bd")')
    's("bd")'
    """
    if _is_name(argument):
        return read_file(argument)
    return argument


def _is_name(argument: str) -> bool:
    if not argument or "\n" in argument or len(argument) > 1000:
        return False
    try:
        if Path(argument).exists():
            return True
    except (OSError, ValueError):
        return False
    looks_like_code = any(char in argument for char in "()\"'`{}[]=;<> ")
    return not looks_like_code and ("." in argument or "/" in argument or "\\" in argument)
