"""Where samples lie: addresses as players write them, and as the network knows them. Pure.

An address is http(s)://… or the path of a file or folder on this machine.
"""

from typing import Final
from urllib.parse import quote, urlsplit

from engine.errors import SampleError

LOCAL_SERVER: Final = "http://localhost:5432"  # where Strudel's own sample server listens
_RAW: Final = "https://raw.githubusercontent.com"
_SHABDA: Final = "https://shabda.ndre.gr"
_PAST_GITHUB: Final = "bubo:"
_SPEECH: Final = "shabda/speech"


def is_remote(address: str) -> bool:
    """Does it lie on the network?

    >>> is_remote("HTTPS://x.org/a.wav"), is_remote("sounds/a.wav")
    (True, False)
    """
    return address[:8].lower().startswith(("http://", "https://"))


def map_address(text: str) -> str:
    """Where the sample map lies that a player names.

    Raises:
        SampleError: an address of a kind that is not read.

    >>> map_address("github:tidalcycles/dirt-samples")
    'https://raw.githubusercontent.com/tidalcycles/dirt-samples/main/strudel.json'
    >>> map_address("bubo:waveforms")
    'https://raw.githubusercontent.com/Bubobubobubobubo/dough-waveforms/main/strudel.json'
    >>> map_address("shabda:bass:4,hihat:4")
    'https://shabda.ndre.gr/bass:4,hihat:4.json?strudel=1'
    >>> map_address("shabda/speech/fr-FR/m:magnifique")
    'https://shabda.ndre.gr/speech/magnifique.json?gender=m&language=fr-FR&strudel=1'
    >>> map_address("ftp://example.org/strudel.json")
    Traceback (most recent call last):
    engine.errors.SampleError: samples cannot come from ftp:; take an http or https address
    """
    text = _unfolded(text.strip())
    if text.startswith("github:"):
        return _on_github(text, "strudel.json")
    if text.startswith("local:"):
        return LOCAL_SERVER
    if text.startswith("shabda:"):
        return f"{_SHABDA}/{text.removeprefix('shabda:')}.json?strudel=1"
    if text.startswith(_SPEECH):
        return _speech(text.removeprefix(_SPEECH).removeprefix("/"))
    check_kind(text)
    return text


def base_address(base: str) -> str:
    """What the files of a map are put behind, as Strudel reads it.

    >>> base_address("github:felixroos/samples")
    'https://raw.githubusercontent.com/felixroos/samples/main/'
    """
    base = _unfolded(base)
    return _on_github(base, "") if base.startswith("github:") else base


def folder_of(address: str) -> str:
    """The base of a map that names none: where it lies itself.

    >>> folder_of("https://example.org/kit/strudel.json?x=1"), folder_of("http://localhost:5432")
    ('https://example.org/kit', 'http://localhost:5432')
    >>> folder_of("/kits/a/strudel.json"), folder_of("kit.json")
    ('/kits/a', '')
    """
    if not is_remote(address):
        return address.replace("\\", "/").rpartition("/")[0]
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}"


def joined(base: str, file: str, derived: bool) -> str:
    """The address of a file of a map.

    Args:
        base: what stands before it.
        file: as the map names it.
        derived: the base is the map's own folder, so a slash belongs between them.

    >>> joined("https://x.org/kit-", "bd.wav", False), joined("https://x.org/kit", "bd.wav", True)
    ('https://x.org/kit-bd.wav', 'https://x.org/kit/bd.wav')
    >>> joined("https://x.org", "https://y.org/bd #1.wav", True)
    'https://y.org/bd #1.wav'
    """
    if is_remote(file) or not base:
        return file
    return f"{base}/{file}" if derived and not file.startswith("/") else f"{base}{file}"


def check_kind(address: str) -> None:
    """Raise what to say where an address is of a kind that is not read, such as file: or data:.

    A drive's letter is no kind.

    Raises:
        SampleError: it is.
    """
    kind, colon, _ = address.partition(":")
    if colon and len(kind) > 1 and kind.isalnum() and kind.lower() not in ("http", "https"):
        raise SampleError(f"samples cannot come from {kind[:20]}:", "take an http or https address")


def for_the_wire(address: str) -> str:
    """An address with what may not stand in one written out: spaces, accents, #.

    >>> for_the_wire("https://x.org/bd #1.wav")
    'https://x.org/bd%20%231.wav'
    """
    return quote(address.replace("#", "%23"), safe="%/:?&=+,;@!$'()*[]~")


def _unfolded(text: str) -> str:
    if not text.startswith(_PAST_GITHUB):
        return text
    return f"github:Bubobubobubobubo/dough-{text.split(':')[1]}"


def _on_github(text: str, file: str) -> str:
    """github:user/repository/branch/folder; a name that is missing is the usual one."""
    user, *rest = text.removeprefix("github:").removesuffix("/").split("/")
    repository, branch, *folders = rest + ["samples", "main"][len(rest) :]
    return "/".join([_RAW, user, repository, branch, *folders, file])


def _speech(path: str) -> str:
    who, _, words = path.partition(":")
    language, _, gender = (who or "en-GB/f").partition("/")
    return f"{_SHABDA}/speech/{words}.json?gender={gender or 'f'}&language={language}&strudel=1"
