"""`help lpf`: what the reference says about a name of the language, or what a sound is."""

from concurrent.futures import Future
from difflib import get_close_matches

from studio.replies import Reply, done
from studio.session import Session


def help_with(session: Session, argument: str) -> "Future[Reply]":
    """Tell what a name of the language does, what it takes, and an example."""
    del session
    return done(told(argument.strip(" .()")))


def told(name: str) -> Reply:
    """The reference's entry for a name, what a sound is, or the names that are like it.

    >>> told("fast").text.splitlines()[0]
    '.fast(factor)'
    >>> told("lfp").ok, told("").text
    (False, 'help wants a name; try help fast')
    >>> told("white").text
    's("white"): a noise'
    >>> told("in").text.splitlines()[-1][:37]
    's("in"): what comes in at an input of'
    """
    from engine.sounds import sounds  # only who asks pays for it
    from patterns.reference import entries, entry
    from studio.manual import described

    if not name:
        return Reply(False, "help wants a name; try help fast")
    found = entry(name)
    sound = sounds().get(name.lower())
    is_told = [described(found)] if found is not None else []
    is_told += [f's("{name}"): {sound.synth.about}'] if sound is not None else []
    if is_told:
        return Reply(True, "\n".join(is_told))
    names = [each for one in entries() for each in (one.name, *one.aliases)]
    near = " or ".join(get_close_matches(name, names, 2)) or "fast"
    return Reply(False, f"there is no {name!r} in the language; try help {near}")
