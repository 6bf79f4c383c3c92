"""How programs and sounds of others in a room differ from ours: looked at, told once each."""

from collections.abc import Callable
from typing import Final

from engine.samples.shelf import Shelf
from jam.peer import Peer
from jam.room import Member
from studio.jamming.manifest import manifest_of

EVERY_S: Final = 5.0  # between two looks
NAMED: Final = 5  # sounds, in a sentence


class Comparing:
    """Tells the room what is loaded here, and the player who has it otherwise.

    Args:
        peer: in whose room; asked in the jam's thread alone.
        shelf: the loaded sounds.
        version: of this program.
        tell: hears a sentence for the player.
    """

    def __init__(self, peer: Peer, shelf: Shelf, version: str, tell: Callable[[str], None]) -> None:
        self._peer, self._shelf, self._version, self._tell = peer, shelf, version, tell
        self._names: dict[str, int] = {}
        self._told: set[str] = set()

    def look(self) -> None:
        """Look at what is loaded, here and with the others."""
        names = dict(self._shelf.names())
        if names != self._names:
            self._names = names
            self._peer.have(manifest_of(self._shelf))
        versions = self._peer.versions()
        for member in self._peer.members():
            if member.here and not member.me:
                self._once(self._of_version(member, versions.get(member.id, "")))
                self._once(self._of_sounds(member))

    def _of_version(self, member: Member, version: str) -> str:
        if not version or version == self._version:
            return ""
        return (
            f"{member.name} has version {version} of this program, here is {self._version}: "
            "some of its sounds may be others"
        )

    def _of_sounds(self, member: Member) -> str:
        """The names that mean one sound here and another one there."""
        theirs, mine = self._peer.manifests.get(member.id, {}), self._peer.manifest
        others = sorted(n for n, its in theirs.items() if n in mine and mine[n] != its)
        if not others:
            return ""
        more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
        return f"{member.name} has other sounds here: {', '.join(others[:NAMED])}{more}"

    def _once(self, text: str) -> None:
        if text and text not in self._told:
            self._told.add(text)
            self._tell(text)
