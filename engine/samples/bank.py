"""Banks: the files of one name, and which of them a note plays. Pure."""

import math
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

# The note at which a file plays at its own pitch where its bank does not say another.
NATURAL_NOTE: Final = 36.0


# How far what names a file may reach: the player's own words anywhere, a map from a server on this
# machine or its own network to every server, and one from the world to servers of the world only.
Reach: TypeAlias = Literal["anywhere", "network", "world"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies.

    Attributes:
        address: http(s)://… or a path on this machine.
        reach: how far what names it may reach.
        root: the folder that a path may not leave; "" for any.
        shift: what its pitch is multiplied by when it is read.
        native: its frames are kept as they are, at their own rate: a table of waves.
    """

    address: str
    reach: Reach = "anywhere"
    root: str = ""
    native: bool = False
    shift: float = 1.0


@dataclass(frozen=True, slots=True)
class Bank:
    """The files of one name.

    Attributes:
        rows: notes and the files recorded at each; a plain list has one row.
        reach, root: as in Place.
        wave_frames: length of each wave of a table of waves; 0: these are sounds.
    """

    rows: tuple[tuple[float, tuple[str, ...]], ...]
    reach: Reach = "anywhere"
    root: str = ""
    wave_frames: int = 0

    @property
    def count(self) -> int:
        """How many files it has."""
        return sum(len(files) for _, files in self.rows)

    def choose(self, number: float, note: float) -> tuple[Place, float]:
        """The file for a number and a note, and by how many semitones it is to be transposed.

        The row nearest to the note is taken, of two that are as near the first; in it the file
        with the number, counted round and round.

        >>> bank = Bank(((36.0, ("a.wav", "b.wav")), (48.0, ("c.wav",))))
        >>> bank.choose(3, 40)[0].address, bank.choose(0, 50)[1]
        ('b.wav', 2.0)
        """
        at, files = min(self.rows, key=lambda row: abs(row[0] - note))
        index = math.floor(number + 0.5) % len(files) if math.isfinite(number) else 0
        return Place(files[index], self.reach, self.root, self.wave_frames > 0), note - at

    def nth(self, number: int) -> Place:
        """The file with a number, whatever its note: counted round and round the rows.

        >>> Bank(((36.0, ("a.wav", "b.wav")),)).nth(3).address
        'b.wav'
        """
        files = [file for _, files in self.rows for file in files]
        turn = len(self.rows) if len(self.rows) > 1 else len(files)
        return Place(files[number % turn], self.reach, self.root)


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file that was read: samples that voices can play.

    Attributes:
        path: the file of samples, see engine.samples.decoding.
        frames, channels: its form.
        rate: frames a second.
    """

    path: str
    frames: int
    channels: int
    rate: int

    @property
    def length_s(self) -> float:
        """How long it lasts at its own speed."""
        return self.frames / self.rate
