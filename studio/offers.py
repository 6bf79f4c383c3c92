"""What was offered to the player last: answers and children, to hear, keep, or pass over."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Offer:
    """A tune that is offered.

    Attributes:
        code: what it plays.
        how: how it came about, in a few words.
        source: who made it: an AI tier, or "bred".
        description, genre, mood, creativity: what a library keeps of it.
        parents: names of the library that it comes from.
    """

    code: str
    how: str = ""
    source: str = ""
    description: str = ""
    genre: str = ""
    mood: str = ""
    creativity: float | None = None
    parents: tuple[str, ...] = ()


@dataclass(slots=True)
class Offers:
    """The offers of one session; only one thread of the background looks at them at a time.

    Attributes:
        all: in the order in which they were shown.
        before: the code that played when they were made, "" for none.
        heard: numbers of those that were played, from 0.
        last: the number of the one that was played last, -1 for none.
        told: why tiers did not answer, as it was told already.
    """

    all: tuple[Offer, ...] = ()
    before: str = ""
    heard: set[int] = field(default_factory=set)
    last: int = -1
    told: set[str] = field(default_factory=set)

    def news(self, reasons: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some reasons that were not told yet in this session.

        >>> offers = Offers()
        >>> offers.news(("no key",)), offers.news(("no key", "too late"))
        (('no key',), ('too late',))
        """
        new = tuple(one for one in reasons if one not in self.told)
        self.told.update(new)
        return new

    def make(self, offers: tuple[Offer, ...], before: str) -> None:
        """Offer these in place of the ones before."""
        self.all, self.before, self.heard, self.last = offers, before, set(), -1

    def of(self, code: str) -> Offer | None:
        """The offer whose code this is."""
        return next((one for one in self.all if one.code.strip() == code.strip()), None)
