"""Words of the prompt that mean something else in a room: what plays there is everybody's."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Final

from studio.jamming.jam import Jamming
from studio.jamming.words import WORDS
from studio.replies import Reply, done

ALONE: Final = "{} changes all that plays, and in a room that is not yours alone: jam leave first"


def _panic(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Silence here at once, and of mine for all."""
    del argument
    jamming.session.panic()
    jamming.silence()
    return done(Reply(True, "silence here; others play on for the others, jam sync hears them"))


def _scene(jamming: Jamming, argument: str) -> "Future[Reply]":
    return WORDS["scene"].does(jamming, argument)


def _refuses(word: str) -> "Callable[[Jamming, str], Future[Reply]]":
    return lambda _jamming, _argument: done(Reply(False, ALONE.format(word)))


def _set(jamming: Jamming, argument: str) -> "Future[Reply] | None":
    if argument.split()[:1] == ["open"]:
        return _refuses("set open")(jamming, argument)
    return None


INSTEAD: Final[Mapping[str, Callable[[Jamming, str], "Future[Reply] | None"]]] = {
    "hush": lambda jamming, _: jamming.silence(),
    "panic": _panic,
    "undo": lambda jamming, _: jamming.back(),
    "redo": lambda jamming, _: jamming.back(forth=True),
    "scene": _scene,
    "only": _refuses("only"),
    "arrange": _refuses("arrange"),
    "countin": _refuses("countin"),
    "set": _set,
}
