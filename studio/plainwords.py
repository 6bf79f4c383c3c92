"""Is a line plain words rather than code? Pure."""

import re

from patterns.errors import PatternError
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import read
from patterns.strudel.words import is_mini

_CODE = re.compile(r"""[()\[\]{}"`=<>$|\\]|(?<!\w)'|'(?!\w)|\w\.\w""")
_KANA = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
LONGEST = 300  # characters


def is_plain_words(line: str) -> bool:
    """Is this a request in words: nothing of code in it, and no program?

    >>> is_plain_words("make the hats busier"), is_plain_words("deep house, 122 bpm please")
    (True, True)
    >>> is_plain_words('s("bd*4")'), is_plain_words("drums"), is_plain_words("a + b")
    (False, False, False)
    >>> is_plain_words("bd hh sd hh")
    False
    """
    text = line.strip()
    if "\n" in text or len(text) > LONGEST or _CODE.search(text) or is_mini(text):
        return False
    if _KANA.search(text):
        return True
    if len(re.findall(r"[^\W\d_]{2,}", text)) < 2:
        return False
    try:
        return read(text, LOCAL).broken is not None
    except PatternError:
        return False
