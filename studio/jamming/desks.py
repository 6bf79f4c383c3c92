"""The jam of each session, made when it is first asked for."""

from studio.jamming.attached import attached
from studio.jamming.entering import RealWays
from studio.jamming.jam import Jamming
from studio.jamming.keeping import Keeping
from studio.jamming.listening import GuestListens
from studio.jamming.loudness import Loudness
from studio.jamming.me import me_of
from studio.jamming.missing import Missing
from studio.jamming.packs import Packs
from studio.jamming.playing import slot_of
from studio.jamming.recordings import Recordings
from studio.jamming.sounding import Sounding
from studio.jamming.thread import JamThread
from studio.jamming.values import travels
from studio.session import Session
from studio.sound import innermost
from studio.viewing import Viewer


def jamming_of(session: Session) -> Jamming:
    """The jam of a session."""
    mine = attached(session)
    with mine.lock:
        if mine.jam is None:
            settings = mine.settings
            ways = RealWays(session, settings)
            missing = Missing(session, lambda: jam.look.mine if jam.look else "", slot_of)
            packs = Packs(session)
            hear = missing.heard, packs.heard
            listens = lambda seed: GuestListens(session, seed, slot_of, *hear)  # noqa: E731 # it binds
            jam = Jamming(
                session, JamThread(), ways, listens, lambda: me_of(session.vault, settings)
            )
            jam.packs = packs
            if hasattr(innermost(session.sound), "listener"):
                jam.levels = Loudness(jam, Viewer(session, session.sound), jam.seconds)
            jam.wishes.append(lambda inside: None if inside else missing.forget())
            jam.wishes.append(lambda inside: None if inside else packs.forget())
            Sounding(jam, missing.heard)
            Keeping(jam, Recordings(session.vault, session.tell_bad))
            session.controls.listen(
                lambda name, value, source: (
                    jam.moved(name, float(value)) if travels(name, value, source) else None
                )
            )
            ways.jam = jam
            mine.jam = jam
    return mine.jam
