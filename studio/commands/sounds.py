"""`sounds`, `sounds drums`, `sounds piano`: what s("…") can say, by kind or by a word."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from difflib import get_close_matches
from typing import Final

from engine.sounds import names as built_in
from studio.replies import Reply, done
from studio.session import Session

LOADED: Final = "loaded"
MOST: Final = 200  # names in one answer
HOW: Final = "sounds drums lists a kind, sounds tr909 a machine, sounds piano what has the word"


def _drums() -> Iterable[str]:
    from engine.drums.cupboard import default_kit

    return default_kit()


def _machines() -> Iterable[str]:
    from engine.drums.cupboard import banks

    return banks()


def _instruments() -> Iterable[str]:
    return (name for name in built_in() if name == "piano" or name.startswith("gm_"))


def _synths() -> Iterable[str]:
    taken = {*_drums(), *_instruments()}
    return (name for name in built_in() if "_" not in name and name not in taken)


KINDS: Final[Mapping[str, tuple[str, Callable[[], Iterable[str]]]]] = {
    "drums": ("drums of the usual machine", _drums),
    "machines": ('drum machines, for .bank("…")', _machines),
    "instruments": ("instruments with notes", _instruments),
    "synths": ("waves, noises and other synthesised sounds", _synths),
}


def sounds(session: Session, argument: str) -> "Future[Reply]":
    """Tell the kinds of sounds and what is loaded; a kind's names; or names with a word in them."""
    names = dict(session.shelf.names())
    word = argument.strip().lower()
    if not word:
        return done(Reply(True, _overview(session, names)))
    found = _of(word, names)
    if found:
        return done(Reply(True, _listed(found)))
    if word == LOADED:
        return done(Reply(True, _loaded(session, names)))
    known = {*KINDS, LOADED, *built_in(), *names}
    near = " or ".join(f"sounds {one}" for one in get_close_matches(word, sorted(known), 2))
    told = f"no name, loaded or built in, has {word[:40]!r} in it"
    return done(Reply(False, f"{told}; did you mean {near}?" if near else told))


def _of(word: str, names: Mapping[str, int]) -> list[str]:
    """The sounds of a kind, of a machine, or with a word in their names."""
    from engine.drums.cupboard import banks_by_name

    if word in KINDS:
        return sorted(KINDS[word][1](), key=str.lower)
    if word == LOADED:
        return []
    bank = banks_by_name().get(word)
    if bank is not None:
        return [*bank.drums, f's("{next(iter(bank.drums))}").bank("{bank.name}")']
    loaded = [f"{name}:{names[name]}" for name in sorted(names) if word in name.lower()]
    return loaded + [name for name in built_in() if word in name.lower() and name not in names]


def _overview(session: Session, names: Mapping[str, int]) -> str:
    lines = [f"{kind}: {about}, {_count(get())}" for kind, (about, get) in KINDS.items()]
    return "\n".join((*lines, f"loaded: {_loaded(session, names)}", HOW))


def _loaded(session: Session, names: Mapping[str, int]) -> str:
    on_way = "they are on their way" if session.shelf.coming() else "try samples('github:…')"
    told = [f"{name}:{names[name]}" for name in sorted(names)]
    return _listed(told) if told else f"no samples are loaded; {on_way}"


def _count(names: Iterable[str]) -> str:
    """How many there are, and the first of them.

    >>> _count(["bd", "sd", "hh"])
    '3: bd hh sd'
    """
    every = sorted(names, key=str.lower)
    return f"{len(every)}: {' '.join(every[:8])}{' …' if len(every) > 8 else ''}"


def _listed(found: list[str]) -> str:
    more = f"  … and {len(found) - MOST} more" if len(found) > MOST else ""
    return "  ".join(found[:MOST]) + more
