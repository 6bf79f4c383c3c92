"""A recorded room is kept by everybody in it, on their own disk: begun, gone on with, and ended.

A room is recorded where its host says so, which all were told; nothing is kept of others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from jam.room import Changed, Evaluation, Happening, Tempo
from studio.jamming.chronicle import begun
from studio.jamming.jam import Jamming
from studio.jamming.phase import where
from studio.jamming.recordings import Recorder, RecordingError, Recordings
from studio.replies import Reply

TOLD: Final = "this room is recorded; what is played and said in it is kept: notalabel replay jam"
ENDED: Final = "the recording ended; notalabel replay jam lists it"
MOST_LISTED: Final = 10
STEPS: Final = 16  # of a cycle: what the host silences ends at the nearest of these


class Keeping:
    """Keeps the rooms of a session that are recorded; all of it in the jam's thread.

    Args:
        jamming: the jam.
        recordings: where they are kept.
    """

    def __init__(self, jamming: Jamming, recordings: Recordings) -> None:
        self._jamming, self.recordings = jamming, recordings
        self._recorder: Recorder | None = None
        self._refused = False
        self._stands: dict[str, Evaluation] = {}  # of each pane the last that is kept
        self._breaks = 0
        jamming.watchers.append(self.hears)
        jamming.wishes.append(self.wished)

    def wished(self, inside: bool) -> None:
        """A room was entered, or is being left."""
        self._refused = False
        if inside:
            self._follow()
        else:
            self._end()

    def hears(self, happening: Happening) -> None:
        """Something happened in the room."""
        before = self._recorder
        self._follow()
        recorder, look = self._recorder, self._jamming.look
        if recorder is None or look is None:
            return
        if before is not None or isinstance(happening, Tempo):
            # what a recording begins with is there already, but for a tempo that is to come
            names = {one.id: one.name for one in look.members}
            recorder.take(happening, names)
            if isinstance(happening, Evaluation):
                self._stands[happening.pane] = happening
            elif isinstance(happening, Changed):
                self._ruled(recorder, look.playing, names)

    def _ruled(
        self, recorder: Recorder, playing: Iterable[Evaluation], names: Mapping[str, str]
    ) -> None:
        """What the host has silenced, or lets be heard again, and what went with its pane."""
        now = {one.pane: one for one in sorted(playing, key=lambda one: one.cycle)}
        cycle = Fraction(round(self._jamming.cycle() * STEPS), STEPS)
        for pane, one in list(self._stands.items()):
            if pane not in now and one.code:
                now[pane] = replace(one, code="", cycle=cycle)
        for pane, one in now.items():
            before = self._stands.get(pane)
            if before is None or _what(one) != _what(before):
                self._breaks += 1
                at = max(one.cycle, cycle)
                kept = replace(one, id=f"{one.id}.{self._breaks}", cycle=at)
                recorder.take(kept, names)
                self._stands[pane] = kept

    def _follow(self) -> None:
        """Begin or end, as the room is recorded or not."""
        look = self._jamming.look
        recorded = look is not None and look.recorded
        if recorded and self._recorder is None and not self._refused:
            self._begin()
        elif not recorded and self._recorder is not None:
            self._end()

    def _begin(self) -> None:
        entered = self._jamming.entered
        if entered is None:
            return
        room = entered.room
        cycle, cps = where(entered, self._jamming.session, self._jamming.seconds())
        chronicle = begun(room.name, room.seed, cps, room.members(), room.playing(), cycle)
        self._stands = {one.pane: one for one in chronicle.evaluations()}
        try:
            self._recorder = self.recordings.begin(chronicle)
        except RecordingError as error:
            self._refused = True
            self._jamming.session.tell_bad(f"the jam cannot be recorded here: {error}")
            return
        self._jamming.session.tell(TOLD)

    def _end(self) -> None:
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.end(self._jamming.cycle())
            self._jamming.session.tell(ENDED)


def _what(one: Evaluation) -> tuple[str, str]:
    return one.code, one.by


def listed(recordings: Recordings) -> Reply:
    """The recordings of this player, the latest first."""
    try:
        found = recordings.listed()
    except RecordingError as error:
        return Reply(False, str(error))
    if not found:
        return Reply(True, "no jam was recorded yet: its host says jam record on")
    lines = [
        f"jam:{place}  {one.room}, {one.happenings} lines"
        for place, one in enumerate(found[:MOST_LISTED], 1)
    ]
    return Reply(True, "\n".join([*lines, "notalabel replay jam:1 plays the last one again"]))
