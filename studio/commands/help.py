"""`help`, `help lpf`, `help mute`, `help keys`: what there is, and what each thing does."""

import textwrap
from collections.abc import Iterable
from concurrent.futures import Future
from difflib import get_close_matches
from typing import Final

from studio.replies import Reply, done
from studio.session import Session
from studio.topics import GROUPS, OTHERS, SOURCES, Topic, named, topics

WIDTH: Final = 78
KINDS: Final = {
    **{f"{kind}s": kind for kind in SOURCES if kind not in ("word", "jam", "stage", "address")},
    "glossary": "word", "addresses": "address", "jam": "jam", "stage": "stage", "panels": "visual",
}  # fmt: skip
HEAD: Final = """\
Play       s("bd*4, ~ cp")        note("c2 [eb2 g2]*2").s("sawtooth").lpf(800)
Keep two   drums: s("bd*4")       bass: note("c2 g2").s("square")
Listen     examples, examples dusk, examples random
In words   make it darker         ? deep house at 122 bpm"""
TAIL: Final = """\
Keys       Enter plays, Alt-Enter plays half a line, Ctrl-D leaves; help keys
Ask on     help lpf, help mute, help slot; help glossary, keys, settings
           sounds: what s("…") can say; sounds drums, sounds piano"""
INDENT: Final = " " * 11


def help_with(session: Session, argument: str) -> "Future[Reply]":
    """Tell what there is, or about one thing."""
    del session
    word = argument.strip(" .()")
    return done(told(word) if word else Reply(True, overview()))


def overview() -> str:
    """All of it on one screen."""
    return "\n".join((HEAD, *_grouped(), TAIL))


def _grouped() -> Iterable[str]:
    every = topics("command")
    for number, group in enumerate((*GROUPS, OTHERS)):
        names = [one.name for one in every if one.group == group]
        head = "Commands   " if not number else INDENT
        if names:
            line = f"{group}: {' '.join(names)}"
            yield textwrap.fill(line, WIDTH, initial_indent=head, subsequent_indent=f"{INDENT}  ")


def told(name: str) -> Reply:
    """A list, a topic, the reference's entry for a name, or the names that are like it.

    >>> told("fast").text.splitlines()[0]
    '.fast(factor)'
    >>> told("lfp").ok, told("").text
    (False, 'help needs a name; try help fast')
    >>> told("white").text
    's("white"): a noise'
    >>> told("mute").text
    'mute drums: silence slots; they go on in time'
    >>> told("in").text.splitlines()[-1][:37]
    's("in"): what comes in at an input of'
    """
    if not name:
        return Reply(False, "help needs a name; try help fast")
    word, listed = name.lower(), list[str]()
    if word in KINDS:
        listed = list(_listed(topics(KINDS[word])))
    elif word in (*GROUPS, OTHERS):
        listed = [one.line for one in topics("command") if one.group == word]
    found = [f"{one.line}\n{one.more}".rstrip() for one in named(name)]
    if not listed:
        found += of_the_language(name)
    told_of = [*listed, *(one for one in found if one not in listed)]
    return Reply(True, "\n".join(told_of)) if told_of else Reply(False, missing(name))


def _listed(every: Iterable[Topic]) -> Iterable[str]:
    """A line for each, under headings where there are groups."""
    heading = ""
    for one in sorted(every, key=_place):
        if one.group != heading:
            heading = one.group
            yield f"{heading}:"
        yield f"  {one.line}" if heading else one.line


def _place(one: Topic) -> int:
    return [*GROUPS, one.group].index(one.group)


def of_the_language(name: str) -> list[str]:
    """What the reference and the sounds say of a name."""
    from engine.palette import palette
    from engine.sounds import sounds  # only who asks pays for it
    from patterns.reference import entry
    from studio.manual import described

    found, sound, control = entry(name), sounds().get(name.lower()), palette().params.get(name)
    is_told = [described(found)] if found is not None else []
    if control is not None and found is None:  # of a synth or effect alone, no word of Strudel's
        is_told = [f"control {name}: {control.about}"]
    return is_told + ([f's("{name}"): {sound.synth.about}'] if sound is not None else [])


def missing(name: str) -> str:
    """What to say of a name that nothing has."""
    from patterns.reference import entries

    names = {each for one in entries() for each in (one.name, *one.aliases)}
    names |= {*KINDS, *GROUPS, *(one.name for one in topics())}
    near = " or ".join(f"help {one}" for one in _near(name, sorted(names))[:2])
    return f"there is no {name[:40]!r} here; try {near or 'help fast'}"


def _near(name: str, names: list[str]) -> list[str]:
    """Names that are like one, those with the fewest slips first."""
    from ai.brief.spelling import distance

    like = get_close_matches(name[:40], names, 8)
    return sorted(like, key=lambda one: (distance(name, one, 3), abs(len(one) - len(name))))
