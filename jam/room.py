"""A room as whoever plays in it sees it: panes, players, what is asked for and what happens. Pure.

Our own rooms (`jam/peer.py`) and those of Flok (`jam/flok/`) have the same face, so that whatever
stands above needs to know only this one. Methods are called in one thread, that of the jam; they
never wait for the network. What is not allowed raises `JamError`, with a sentence for the player.

Times: cycles are Fractions of the room's clock; `error_s` is how far off it may be.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, Protocol, TypeAlias

Door: TypeAlias = Literal["open", "ask", "shut"]
Role: TypeAlias = Literal["listen", "play", "host"]
Control: TypeAlias = "float | str | tuple[float, ...]"


@dataclass(frozen=True, slots=True)
class Pane:
    """Code that is shared.

    Attributes:
        name: what it is called, and the name of the slot in which it plays; one word.
        owner: the id of its player, "" where it is everybody's.
        text: its code as it stands now, evaluated or not.
        language: "strudel" is played here; anything else is shown.
        locked: only its owner and the host may change and evaluate it.
    """

    name: str
    owner: str
    text: str
    language: str = "strudel"
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where somebody types.

    Attributes:
        pane: in which pane.
        at: character of its text, from 0.
    """

    pane: str
    at: int


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the room.

    Attributes:
        id: of their key, 16 hexadecimal digits; never changes, cannot be taken by others.
        name, colour: as they want to be shown; colour is "#rrggbb".
        role: what they may do.
        here: they are connected now.
        me: it is this machine's player.
        muted: the host keeps them from being heard.
        cursor: where they type, None where nowhere.
        plays: what they play, in a few words.
        level: how loud that is, dBFS; None where nobody knows.
        error_s: how far their clock may be off, None where nobody knows.
        via: how they come in: "" by a room, else "osc", "midi", "flok", "ai".
    """

    id: str
    name: str
    colour: str
    role: Role = "play"
    here: bool = True
    me: bool = False
    muted: bool = False
    cursor: Cursor | None = None
    plays: str = ""
    level: float | None = None
    error_s: float | None = None
    via: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Code that plays for everybody from a cycle on.

    Attributes:
        id: once in the world; whoever hears of it twice plays it once.
        pane: the pane, and slot, that it takes the place of.
        code: what was evaluated, "" for silence.
        cycle: of the room's clock, from which on it plays.
        by: id of who evaluated it.
    """

    id: str
    pane: str
    code: str
    cycle: Fraction
    by: str


@dataclass(frozen=True, slots=True)
class Tempo:
    """Another tempo, from a cycle on.

    Attributes:
        second: of the room's time, at which that is; None where it follows from changes before.
    """

    cps: Fraction
    cycle: Fraction
    by: str
    second: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the chat; `at_s` is seconds since 1970 by its writer's clock."""

    by: str
    text: str
    at_s: float


@dataclass(frozen=True, slots=True)
class Edited:
    """A pane's text is another one now, or the pane is new, or gone (text is None)."""

    pane: str
    text: str | None
    by: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A value of a control (a knob, an OSC address) that patterns read, from a cycle on."""

    control: str
    value: float
    cycle: Fraction
    by: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """One sound of a program that plays by itself, such as TidalCycles.

    Attributes:
        cycle: of the room's clock, at which it begins.
        duration_s: from then to its note off.
        cps: the tempo that it goes by.
        controls: what it is like: names, to numbers, texts and lists of numbers.
    """

    cycle: Fraction
    duration_s: float
    cps: float
    controls: Mapping[str, Control]


@dataclass(frozen=True, slots=True)
class Sounded:
    """Sounds of a player's program, told as they come: who is not here misses them."""

    strokes: tuple[Stroke, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of what plays, under a name: pane to code."""

    name: str
    parts: tuple[tuple[str, str], ...]
    by: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody came, left, or is shown or allowed otherwise; or the room's rules changed."""

    text: str = ""  # a sentence for the player where there is one to say


@dataclass(frozen=True, slots=True)
class Connection:
    """The way to the others is open, or is not; a sentence says what goes on."""

    open: bool
    text: str


Happening: TypeAlias = (
    Evaluation | Tempo | Said | Edited | Moved | Sounded | Scene | Changed | Connection
)
Hears: TypeAlias = Callable[[Happening], None]


class JamError(Exception):
    """What cannot be done in a room, in a sentence for the player."""


class Room(Protocol):
    """What can be seen and done in a room.

    Attributes:
        name: what it is called.
        link: what to give to a friend, with the key in it.
        seed: where all dice of the room begin.
        recorded: somebody keeps what is played; told before anybody enters.
    """

    name: str

    @property
    def link(self) -> str: ...  # noqa: D102 # see the class

    @property
    def seed(self) -> int: ...  # noqa: D102 # see the class

    @property
    def recorded(self) -> bool: ...  # noqa: D102 # see the class

    def members(self) -> tuple[Member, ...]:
        """Everybody, the host first, then by name."""

    def panes(self) -> tuple[Pane, ...]:
        """All panes, by name."""

    def playing(self) -> tuple[Evaluation, ...]:
        """What plays, or is about to: of each pane all that no later evaluation has replaced."""

    def add_pane(self, name: str, language: str = "strudel", shared: bool = False) -> None:
        """Another pane, mine or everybody's."""

    def edit(self, pane: str, start: int, end: int, text: str) -> None:
        """Put text in the place of the characters start to end of a pane."""

    def undo(self, pane: str) -> bool:
        """Take my last change of a pane back; False where there is none."""

    def redo(self, pane: str) -> bool:
        """Make the change again that was taken back; False where there is none."""

    def evaluate(self, pane: str, code: str, cycle: Fraction) -> Evaluation:
        """Let code play for everybody from a cycle on; "" is silence."""

    def set_tempo(self, cps: Fraction, cycle: Fraction) -> None:
        """Another tempo for everybody from a cycle on."""

    def move(self, control: str, value: float, cycle: Fraction) -> None:
        """Tell everybody of a control's value."""

    def keep_scene(self, scene: str) -> None:
        """Keep what plays under a name, for everybody."""

    def scenes(self) -> tuple[Scene, ...]:
        """The scenes that are kept, by name."""

    def say(self, text: str) -> None:
        """Say something in the chat."""

    def chat(self) -> tuple[Said, ...]:
        """The last lines of the chat."""

    def show(
        self, cursor: Cursor | None = None, plays: str = "", level: float | None = None
    ) -> None:
        """Show the others where I type and what I play."""

    def leave(self) -> None:
        """Go; what I played plays on until somebody ends it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the host says of a room.

    Attributes:
        host: id of the host.
        successors: ids of who becomes host where the host is gone, first to last.
        joins: the role of who comes.
        roles: roles that differ from it, by id.
        muted: ids of who is not heard.
        out: ids of who may not come in again.
        locked: panes that only their owner and the host may touch.
        recorded: the room is recorded.
        door: whether who is new comes in, has to be let in by a host, or stays outside.
        let: ids of who is let in where the door is not open, beside those whom the rules name.
    """

    host: str
    successors: tuple[str, ...] = ()
    joins: Role = "play"
    roles: tuple[tuple[str, Role], ...] = ()
    muted: frozenset[str] = field(default_factory=frozenset)
    out: frozenset[str] = field(default_factory=frozenset)
    locked: frozenset[str] = field(default_factory=frozenset)
    recorded: bool = False
    door: Door = "open"
    let: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Pack:
    """Sounds that a player's code uses, and where others get them; loaded only with consent.

    Attributes:
        url: where: a https:// address, or a short name such as github:owner/repo.
        digest: SHA-256 of what stood there when it was loaded, in hexadecimal digits.
        by: id of who offers it.
    """

    url: str
    digest: str
    by: str


class Hosted(Room, Protocol):
    """A room with rules: others than its host are refused to change them (JamError)."""

    def sound(self, strokes: Iterable[Stroke]) -> None:
        """Let the others hear what a program of mine plays, while it does."""

    def rules(self) -> Rules:
        """The rules as they stand."""

    def give_role(self, member: str, role: Role) -> None:
        """Let somebody listen, play, or be host beside me."""

    def remove_pane(self, name: str) -> None:
        """Take a pane away, its text and what plays in it; for the host and who brought it."""

    def lock(self, pane: str, locked: bool = True) -> None:
        """Let only its owner and the host touch a pane; or let all again."""

    def mute(self, member: str, muted: bool = True) -> None:
        """Keep somebody from being heard, by all; or let them be heard again."""

    def kick(self, member: str) -> None:
        """Send somebody out; their key does not come in again."""

    def hand_over(self, member: str) -> None:
        """Let somebody else be the host, and the timekeeper."""

    def record(self, on: bool) -> None:
        """Say to all that the room is recorded, or no more."""

    def set_door(self, door: Door) -> None:
        """Say whether who is new comes in, knocks, or stays outside; who is known comes in."""

    def let_in(self, member: str) -> None:
        """Let somebody in."""

    def waiting(self) -> tuple[tuple[str, str], ...]:
        """Ids and names of those who knock."""

    def offer(self, url: str, digest: str) -> None:
        """Tell the others of a pack that my code needs."""

    def packs(self) -> tuple[Pack, ...]:
        """The packs that were offered."""
