"""The names that complete what is typed, with a clause for each; and hints while inside a call.

Loading them takes a moment, so it is done once, beside the typing; until then there are none.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from repl.stage.calls import Call, Wanted

if TYPE_CHECKING:
    from patterns.reference import Entry

MOST: Final = 60  # offered at once


@dataclass(frozen=True, slots=True)
class Name:
    """A name that can be typed, and what it is in a clause."""

    text: str
    about: str


Tables = Mapping[str, Mapping[str, str]]  # kind: name: about


class Names:
    """All names.

    Args:
        loaded: names of the samples that the player has loaded.
    """

    def __init__(self, loaded: Callable[[], Mapping[str, int]] = dict) -> None:
        self._loaded = loaded
        self._tables: Tables = {}
        self._entries: Mapping[str, Entry] = {}

    def load_behind(self) -> None:
        """Load them in a thread of its own."""
        threading.Thread(target=self.load, name="names", daemon=True).start()

    def load(self) -> None:
        """Read the reference, the sounds and the scales."""
        from engine.sounds import sounds
        from patterns.reference import entries
        from patterns.tonal.scales import TYPES

        found = {name: one for one in entries() for name in (one.name, *one.aliases)}
        every = sounds()
        self._entries = found
        self._tables = {
            "method": {n: one.sentence for n, one in found.items() if one.sort != "signal"},
            "function": {n: one.sentence for n, one in found.items()},
            "sound": {name: sound.synth.about for name, sound in every.items()},
            "bank": dict.fromkeys(_banks(), "drum machine"),
            "scale": {name: f"{len(steps)} notes" for name, steps in TYPES.items()},
        }

    def of(self, wanted: Wanted) -> list[Name]:
        """What can be typed there, the likeliest first."""
        table: dict[str, str] = dict(self._tables.get(wanted.kind, {}))
        if wanted.kind in ("sound", "bank"):
            table.update({name: f"{many} files" for name, many in self._loaded().items()})
        begun = wanted.begun.lower()
        fits = [name for name in table if name.lower().startswith(begun) and name != wanted.begun]
        if len(begun) > 1:
            fits += [name for name in table if begun in name.lower() and name not in fits]
        return [Name(name, table[name]) for name in _ordered(fits, begun)[:MOST]]

    def help(self, name: str) -> str:
        """What a name does, in a line; "" where it is not known."""
        one = self._entries.get(name)
        if one is not None:
            return f"{one.usage}  {one.sentence}"
        for kind in ("sound", "scale"):
            if name in self._tables.get(kind, {}):
                return f'{kind} "{name}": {self._tables[kind][name]}'
        return ""

    def hint(self, call: Call) -> list[tuple[str, str]]:
        """What the call takes, the argument at the cursor marked; nothing where it is not known."""
        one = self._entries.get(call.name)
        if one is None:
            return []
        found: list[tuple[str, str]] = [("class:hint", f"{call.name}(")]
        last = len(one.arguments) - 1
        for number, argument in enumerate(one.arguments):
            here = number == min(call.argument, last)
            style = "class:hint bold underline" if here else "class:hint"
            found += [("class:hint", ", ")] * bool(number) + [(style, argument.name)]
        found.append(("class:hint", ")  "))
        if one.arguments:
            found.append(("class:hint", self._meaning(one, min(call.argument, last))))
        return found

    @staticmethod
    def _meaning(one: "Entry", number: int) -> str:
        from studio.manual import range_of

        argument = one.arguments[number]
        wide = range_of(one.name) if one.sort == "control" else ""
        said = ", ".join(part for part in (argument.said, wide) if part)
        return f"{said} - {one.sentence}" if said != argument.name else one.sentence


def _banks() -> Iterator[str]:
    from engine.drums.cupboard import banks_by_name

    known: Any = banks_by_name()
    yield from sorted({bank.name for bank in known.values()})


def _ordered(names: list[str], begun: str) -> list[str]:
    """Those that begin so come first, then short ones."""
    return sorted(names, key=lambda n: (not n.lower().startswith(begun), len(n), n.lower()))
