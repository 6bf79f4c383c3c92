"""The sounds of this installation, and which of them plays what was asked for.

The names come from outside; a sound that is not there is replaced by the next one of its
table, at last by a wave, which always exists.
"""

from dataclasses import dataclass

from ai.tables import table

WAVES = frozenset({"sine", "triangle", "square", "sawtooth"})


@dataclass(frozen=True, slots=True)
class Palette:
    """What can sound.

    Attributes:
        names: every name of a sound, in lower case, drums also as bank_name.
    """

    names: frozenset[str] = WAVES

    def has(self, name: str, bank: str = "") -> bool:
        """Is there a sound of this name, in this bank?"""
        return (f"{bank}_{name}" if bank else name).lower() in self.names

    def pitched(self, instrument: str) -> str:
        """The sound that plays an instrument.

        >>> Palette().pitched("flute")
        'triangle'
        """
        row = table("words/instruments").get(instrument)
        sounds = row["sounds"] if row else [instrument]
        return next((name for name in sounds if self.has(name)), "triangle")

    def replaced(self, instrument: str) -> str:
        """The sound that stands in for an instrument that is not here, "" where none has to.

        >>> Palette().replaced("flute"), Palette().replaced("bass")
        ('triangle', '')
        """
        row = table("words/instruments").get(instrument)
        used = self.pitched(instrument)
        known = row is None or used == row["sounds"][0] or instrument in used
        return "" if known else used

    def drum(self, role: str, bank: str) -> tuple[str, str]:
        """The sound of a drum and its bank; "" for the bank where it has none there.

        >>> Palette(frozenset({"bd", "rolandtr909_bd"})).drum("kick", "RolandTR909")
        ('bd', 'RolandTR909')
        """
        sounds = table("words/drums")[role]["sounds"]
        for name in sounds:
            if bank and self.has(name, bank):
                return name, bank
        for name in sounds:
            if self.has(name):
                return name, ""
        return sounds[0], ""
