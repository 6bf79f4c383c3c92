"""All that plays in a room as one tune."""

from concurrent.futures import Future

from engine.typedpath import typed_path
from studio.background import in_background
from studio.files import write_whole
from studio.jamming.chronicle import begun
from studio.jamming.jam import OUTSIDE, Jamming
from studio.jamming.onetune import tune_of
from studio.jamming.phase import where
from studio.replies import Reply, done


def export(jam: Jamming, argument: str) -> "Future[Reply]":
    """Write what plays as one tune, or show it."""
    look, entered = jam.look, jam.entered
    if look is None or entered is None:
        return done(Reply(False, OUTSIDE))
    cycle, cps = where(entered, jam.session, jam.seconds())
    seed = entered.room.seed
    code = tune_of(begun(look.name, seed, cps, look.members, look.playing, cycle))
    if not argument:
        return done(Reply(True, "jam export tune.strudel writes it to a file", code=code))
    path = typed_path(argument)

    def write() -> Reply:
        try:
            write_whole(path, code)
        except OSError as error:
            return Reply(False, f"{path} cannot be written ({error.strerror})")
        return Reply(True, f"{path}: all that plays, as one tune")

    return in_background(write)
