"""Links that carry a pattern in their text, and strudel.cc's links. Pure.

Ours are `notalabel:1.` and compressed JSON {"code", "title"?}; strudel.cc's carry the code in
base64 behind a #. A link is a stranger's: it is read within limits, and gives code that the
interpreter runs within its own.
"""

import base64
import binascii
import json
import zlib
from typing import Final
from urllib.parse import quote, unquote, urlsplit

SCHEME: Final = "notalabel:1."
STRUDEL: Final = "https://strudel.cc/#"
STRUDEL_HOSTS: Final = frozenset({"strudel.cc", "www.strudel.cc", "strudel.tidalcycles.org"})
MOST_LINK: Final = 400_000  # characters
MOST_CODE: Final = 256_000


class LinkError(ValueError):
    """A link that cannot be opened: its text is the sentence."""


def link_of(code: str, title: str = "") -> str:
    """Our link to some code.

    >>> code_of(link_of('s("bd*4")'))
    's("bd*4")'
    """
    plain = {"code": code, **({"title": title} if title else {})}
    packed = zlib.compress(json.dumps(plain, ensure_ascii=False).encode(), 9)
    return SCHEME + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def strudel_link(code: str) -> str:
    """strudel.cc's link to some code, which opens in a browser.

    >>> strudel_link('s("bd")')
    'https://strudel.cc/#cygiYmQiKQ%3D%3D'
    """
    return STRUDEL + quote(base64.b64encode(code.encode()).decode(), safe="")


def code_of(link: str) -> str:
    """The code that a link carries.

    Raises:
        LinkError: it carries none, is damaged, too long or of somebody we do not know.

    >>> code_of("https://strudel.cc/#cygiYmQiKQ%3D%3D")
    's("bd")'
    >>> code_of("https://strudel.cc/?xwWRfuCE8TAR")
    Traceback (most recent call last):
    studio.sharing.LinkError: this link only names a pattern that strudel.cc keeps; open it there, \
and copy the code
    """
    link = link.strip()
    if len(link) > MOST_LINK:
        raise LinkError(f"this link is longer than {MOST_LINK} characters; that is no pattern")
    if link.lower().startswith("notalabel:"):
        return _ours(link)
    try:
        parts = urlsplit(link)
    except ValueError:
        raise LinkError("this is no link that carries a pattern") from None
    if parts.hostname not in STRUDEL_HOSTS:
        raise LinkError("only links of strudel.cc and Not a Label carry a pattern")
    if not parts.fragment:
        raise LinkError(
            "this link only names a pattern that strudel.cc keeps; open it there, and copy the code"
        )
    return _text(_decoded(unquote(parts.fragment)))


def _ours(link: str) -> str:
    if not link.startswith(SCHEME):
        raise LinkError("this link was made by a newer Not a Label")
    packed = _decoded(link[len(SCHEME) :])
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, 4 * MOST_CODE)
        plain = json.loads(_text(data, most=4 * MOST_CODE)) if unpacker.eof else None
    except (zlib.error, ValueError, RecursionError):
        plain = None
    code = plain.get("code") if isinstance(plain, dict) else None
    if not isinstance(code, str) or len(code) > MOST_CODE:
        raise LinkError("this link is damaged; was all of it copied?")
    return code


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text.translate(_PLAIN) + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise LinkError("this link is damaged; was all of it copied?") from None


_PLAIN: Final = str.maketrans("-_", "+/")


def _text(data: bytes, most: int = MOST_CODE) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise LinkError("this link is damaged; was all of it copied?") from None
    if len(text) > most:
        raise LinkError("this link carries more than a pattern")
    return text
