"""What plays of a room here: each pane a slot, each evaluation at its cycle.

All code, one's own too, is evaluated by whoever listens safely; then the player's thread is asked
to bring about what the room wants. That is done again whenever something changed, so that whoever
comes late, falls behind or loses the sound for a while has the same as all others.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jam.room import Evaluation
from studio.jamming.kit import Heard, Listens
from studio.jamming.thread import Runner
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.slots import GUESTS, TOGETHER, Change, Part, is_anonymous, is_preheard
from studio.wishes import Wish

AGAIN_S: Final = 0.05  # between two looks whether the clock is in phase
MOST_KNOWN: Final = 512  # evaluations whose patterns are kept


def slot_of(pane: str) -> str:
    """The slot in which a pane plays: some names mean something else in the mixer.

    >>> slot_of("drums"), slot_of("all"), slot_of("$1")
    ('drums', 'all_', 'pane1')
    """
    if is_anonymous(pane):
        return f"pane{pane.replace('$', '')}"
    return f"{pane}_" if pane == TOGETHER or pane in GUESTS else pane


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to play: an evaluation, or silence in its place."""

    evaluation: Evaluation
    silent: bool = False


class Playing:
    """Brings about what a room plays.

    Args:
        session: plays it.
        runner: where work is done.
        listens: evaluates code.
        tell: hears what is wrong with somebody's code: the evaluation, and a sentence.
        in_phase: is the session's clock where the room's is?
        cycle: where the room stands.
        own: is an evaluation this machine's player's own, so that it may use devices here?
    """

    def __init__(
        self,
        session: Session,
        runner: Runner,
        listens: Listens,
        tell: Callable[[Evaluation, str], None],
        in_phase: Callable[[], bool],
        cycle: Callable[[], Fraction],
        own: Callable[[Evaluation], bool] = lambda _one: False,
    ) -> None:
        self._session, self._runner, self._listens = session, runner, listens
        self._tell, self._in_phase, self._cycle = tell, in_phase, cycle
        self._own = own
        self._heard: dict[str, Heard | None] = {}  # by id of the evaluation; None: on its way
        self._wanted: tuple[Due, ...] = ()
        self._given: dict[tuple[str, bool], Change] = {}
        self._asked = self._closed = False

    def knows(self, evaluation: Evaluation, heard: Heard) -> None:
        """What an evaluation is was found out already."""
        self._heard[evaluation.id] = heard

    def want(self, evaluations: Iterable[Evaluation], silenced: frozenset[str]) -> None:
        """Let this play, and nothing else of the room.

        Args:
            evaluations: of each pane, what plays and what is about to.
            silenced: ids of players who are not to be heard.
        """
        self._wanted = tuple(Due(one, one.by in silenced) for one in evaluations)
        known = {one.evaluation.id for one in self._wanted}
        if len(self._heard) > MOST_KNOWN:
            self._heard = {key: one for key, one in self._heard.items() if key in known}
        for due in self._wanted:
            one = due.evaluation
            if one.id not in self._heard and one.code.strip():
                self._heard[one.id] = None
                self._listen(one)
        self._bring_about()

    def _listen(self, one: Evaluation) -> None:
        def heard(found: Heard) -> None:
            self._heard[one.id] = found
            if found.problem:
                self._tell(one, found.problem)
            self._bring_about()

        at, own = max(one.cycle, self._cycle()), self._own(one)
        self._runner.beside(lambda: self._listens.listen(one.pane, one.code, at, own), heard)

    def again(self) -> None:
        """Bring all of it about anew."""
        self._given = {}
        self._bring_about()

    def close(self, hush: bool = True) -> None:
        """End what plays of the room here."""
        self._closed = True
        self._wanted = ()
        if hush:
            self._session.wish(self._ended)

    def _ended(self, player: Player) -> Wish:
        ours = {id(one) for one in self._given.values()}
        player.waiting = [(cycle, one) for cycle, one in player.waiting if id(one) not in ours]
        names = frozenset(name for one in self._given.values() for name in (*one.parts, *one.muted))
        return Wish(Change(muted=names, undoable=False), Reply(True))

    # -- in the player's thread ----------------------------------------------------------------

    def _bring_about(self) -> None:
        """Ask the player's thread, once the clock is in phase."""
        if self._asked or self._closed:
            return
        if not self._in_phase():
            self._asked = True
            self._runner.later(AGAIN_S, self._ask_again)
            return
        wanted = self._ready()
        self._session.wish(lambda player: self._brought(player, wanted))

    def _ask_again(self) -> None:
        self._asked = False
        self._bring_about()

    def _ready(self) -> list[tuple[Due, Heard]]:
        """What is known well enough to be played."""
        found = []
        for due in self._wanted:
            heard = self._heard.get(due.evaluation.id) if due.evaluation.code.strip() else Heard()
            if heard is not None and not heard.problem:
                found.append((due, heard))
        return found

    def _brought(self, player: Player, wanted: list[tuple[Due, Heard]]) -> Wish:
        if player.timeline is None:  # time goes on, though nothing plays yet
            player.change(Change(goes_on=True, undoable=False))
        now = {(due.evaluation.id, due.silent) for due, _ in wanted}
        gone = {id(one) for key, one in self._given.items() if key not in now}
        player.waiting = [(cycle, one) for cycle, one in player.waiting if id(one) not in gone]
        self._given = {key: one for key, one in self._given.items() if key in now}
        for due, heard in sorted(wanted, key=lambda one: one[0].evaluation.cycle):
            key = due.evaluation.id, due.silent
            if key not in self._given:
                change = self._given[key] = self._change(due, heard)
                player.change(change)
        self._end_strangers(player)
        return Wish(None, Reply(True))

    def _change(self, due: Due, heard: Heard) -> Change:
        one, slot = due.evaluation, slot_of(due.evaluation.pane)
        fade = self._session.launch.fade
        how = {"at": one.cycle, "undoable": False, "goes_on": True, "fade": fade}
        if due.silent or heard.pattern is None:
            return Change(muted=frozenset({slot}), **how)  # type: ignore[arg-type] # a mapping of several types
        return Change({slot: Part(one.code, heard.pattern)}, **how)  # type: ignore[arg-type] # the same

    def _end_strangers(self, player: Player) -> None:
        """What played here before the room, and panes that are gone, end."""
        slots = {slot_of(due.evaluation.pane) for due in self._wanted}
        others = frozenset(
            name for name in player.slots if name not in slots and not is_preheard(name)
        )
        if others:
            player.change(Change(muted=others, undoable=False, goes_on=True))
