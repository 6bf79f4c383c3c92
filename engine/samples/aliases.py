"""Other names for sounds and banks: aliasBank(…) and soundAlias(…). Pure."""

from collections.abc import Mapping
from typing import Any

from engine.errors import SampleError
from engine.samples.limits import LIMITS, Limits
from engine.samples.manifest import key_of


class Aliases:
    """The other names that a player has given.

    >>> aliases = Aliases()
    >>> aliases.add_banks({"RolandTR909": ["nine", "tr9"]})
    >>> aliases.add_sound("RolandTR909_bd", "kick")
    >>> aliases.real_name("nine_sd"), aliases.real_name("kick"), aliases.real_name("hh")
    ('rolandtr909_sd', 'rolandtr909_bd', 'hh')
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._sounds: dict[str, str] = {}
        self._banks: dict[str, str] = {}

    def add_sound(self, original: Any, alias: Any) -> None:
        """Another name for a sound.

        Raises:
            SampleError: these are no names.
        """
        if not isinstance(original, str) or not isinstance(alias, str):
            raise SampleError("soundAlias needs two names", 'soundAlias("RolandTR909_bd", "kick")')
        if len(self._sounds) < self._limits.names:
            self._sounds[key_of(alias)] = key_of(original)

    def add_banks(self, given: Any) -> None:
        """Other names for banks, each a name or a list of names.

        Raises:
            SampleError: these are no names.
        """
        if not isinstance(given, Mapping) or len(given) > self._limits.names:
            raise SampleError("aliasBank needs names of banks", 'aliasBank("RolandTR909", "tr9")')
        for bank, aliases in given.items():
            listed = aliases if isinstance(aliases, list | tuple) else [aliases]
            for alias in listed:
                if not isinstance(alias, str) or not isinstance(bank, str):
                    raise SampleError(
                        "aliasBank needs names of banks", 'aliasBank("RolandTR909", "tr9")'
                    )
                if len(self._banks) < self._limits.names:
                    self._banks[key_of(alias)] = key_of(bank)

    def real_name(self, key: str) -> str:
        """The name behind an alias; others as they are."""
        key = self._sounds.get(key, key)
        bank, line, name = key.partition("_")
        return f"{self._banks[bank]}_{name}" if line and bank in self._banks else key
