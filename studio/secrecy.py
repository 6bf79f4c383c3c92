"""What is secret in a text is blotted out before it is kept or shown. Pure.

Keys of rooms stand behind the # of their links; names, passwords and keys may stand in addresses.
The log is stricter (`without_secrets`): it also leaves out whatever looks like a key elsewhere.
"""

import re
from collections.abc import Iterable
from typing import Final

BLOT: Final = "***"
# What stands before a sign that must come is limited, or a long text would be read again from each
# place in it on. No link of a room is longer than 2,000 characters.
_ROOM: Final = re.compile(r"(?i)(\bjams?://[^\s#]{1,2000}#)[^\s'\"<>]+")
_WHO: Final = re.compile(r"://[^\s/@'\"]+@")
_SECRET: Final = r"(?:key|token|secret|password|passphrase)"
_ASKED: Final = re.compile(rf"(?i)([?&][\w.-]{{0,40}}{_SECRET}[\w.-]{{0,40}}=)[^\s&#'\"]+")
_LOOKS: Final = re.compile(
    r"(?i)\bsk-[\w-]{8,}|\bbearer\s+\S+|authorization\W+basic\s+\S+"
    rf"|(?:\b[\w-]{{0,40}})?{_SECRET}=\S+"
    rf"|[\"'][\w-]*{_SECRET}[\"']:\s*b?(?:\"[^\"]*\"|'[^']*')"
)


def without_room_keys(text: str) -> str:
    """A text in which links open no room.

    >>> without_room_keys("jam join jam://127.0.0.1:7475/garden#AAAA.BBBB")
    'jam join jam://127.0.0.1:7475/garden#***'
    """
    return _ROOM.sub(rf"\1{BLOT}", text)


def without_keys(text: str) -> str:
    """A text whose links and addresses let nobody in.

    >>> without_keys("sync https://ann:sesame@a.org/dav"), without_keys("https://a.org/?api_key=x")
    ('sync https://***@a.org/dav', 'https://a.org/?api_key=***')
    """
    return _ASKED.sub(rf"\1{BLOT}", _WHO.sub(f"://{BLOT}@", without_room_keys(text)))


def without_secrets(text: str, secrets: Iterable[str]) -> str:
    """A text for the log: these secrets, and all that looks like one, are left out.

    >>> without_secrets("token=abc and hunter22 at {'x-api-key': 'abc'}", ["hunter22"])
    '*** and *** at {***}'
    """
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, BLOT)
    return _LOOKS.sub(BLOT, without_keys(text))
