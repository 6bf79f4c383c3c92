"""The words behind `jam`: each asks the room for something, in the jam's thread."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final

from jam.room import Member, Room
from studio.jamming.export import export
from studio.jamming.jam import OUTSIDE, Jamming
from studio.jamming.keeping import listed
from studio.jamming.kit import Look
from studio.jamming.mixing import gain, mute, solo, unmute
from studio.jamming.nearby import near
from studio.jamming.packs import load
from studio.jamming.recordings import Recordings
from studio.jamming.rulings import (
    FOR_ALL,
    door,
    give,
    kick,
    let,
    lock,
    mute_for_all,
    record,
    remove,
    role,
    unlock,
)
from studio.jamming.satellites import dismiss, invite
from studio.replies import Reply, done


@dataclass(frozen=True, slots=True)
class Word:
    """A word behind `jam`.

    Attributes:
        usage: how it is written.
        help: what it does, in a clause.
        does: does it.
    """

    usage: str
    help: str
    does: Callable[[Jamming, str], "Future[Reply]"]


def _host(jamming: Jamming, argument: str) -> "Future[Reply]":
    return jamming.host(argument or "jam")


def _join(jamming: Jamming, argument: str) -> "Future[Reply]":
    link, _, more = argument.partition(" ")
    if not link:
        return done(Reply(False, "join what? jam join LINK, with the link that the host has"))
    return jamming.join(link, more.strip() == "yes")


def _who(jamming: Jamming, argument: str) -> "Future[Reply]":
    del argument
    look = jamming.look
    if look is None:
        return done(Reply(False, OUTSIDE))
    lines = [f"{look.name}, at cycle {float(jamming.cycle()):.1f}{_far(look)}"]
    lines += [f"  {described(one)}" for one in look.members]
    return done(Reply(True, "\n".join(lines)))


def _far(look: Look) -> str:
    if look.error_s is None:
        return ""
    return f", clock within {1000 * look.error_s:.1f} ms"


def described(one: Member) -> str:
    """Somebody in a line.

    >>> described(Member("1", "Ada", "#ffffff", "host", me=True, plays='s("bd")', level=-12.0))
    'Ada (you, host): s("bd") [-12 dB]'
    >>> described(Member("2", "Bo", "#ffffff", here=False, via="osc"))
    'Bo (by osc, gone)'
    """
    said = ["you"] if one.me else []
    said += [one.role] if one.role != "play" else []
    said += [f"by {one.via}"] if one.via else []
    said += ["muted"] if one.muted else []
    said += [] if one.here else ["gone"]
    about = f" ({', '.join(said)})" if said else ""
    plays = f": {one.plays}" if one.plays else ""
    loud = f" [{one.level:.0f} dB]" if one.level is not None and one.plays else ""
    return f"{one.name}{about}{plays}{loud}"


def _link(jamming: Jamming, argument: str) -> "Future[Reply]":
    del argument
    look = jamming.look
    return done(Reply(look is not None, OUTSIDE if look is None else look.link))


def _pane(jamming: Jamming, argument: str) -> "Future[Reply]":
    words = argument.split()

    def work(room: Room) -> Reply:
        if not words:
            owners = {one.id: one.name for one in room.members()}
            lines = [
                f"{one.name} ({owners.get(one.owner, 'everybody')}){' locked' * one.locked}"
                for one in room.panes()
            ]
            return Reply(True, "\n".join(lines))
        name, how = words[0], words[1:]
        if how not in ([], ["shared"], ["mine"]):
            return Reply(False, "jam pane NAME, jam pane NAME shared, or jam pane NAME mine")
        room.add_pane(name, shared=how == ["shared"])
        return Reply(True, f"there is a pane {name}; jam play {name} CODE, or jam open {name}")

    return jamming.in_room(work)


def _recordings(jamming: Jamming, argument: str) -> "Future[Reply]":
    del argument
    session = jamming.session
    return done(listed(Recordings(session.vault, session.tell_bad)))


def _play(jamming: Jamming, argument: str) -> "Future[Reply]":
    pane, _, code = argument.partition(" ")
    if not code.strip():
        return done(Reply(False, 'play what, and where? jam play drums s("bd*4")'))
    return jamming.evaluate(code.strip(), pane)


def _hush(jamming: Jamming, argument: str) -> "Future[Reply]":
    if not argument:
        return jamming.silence()

    def work(room: Room) -> Reply:
        one = room.evaluate(argument, "", jamming.next_cycle())
        return Reply(True, f"{argument} is silent from cycle {one.cycle}")

    return jamming.in_room(work)


def _open(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Show the text of a pane; the stage opens it as a page before this is asked."""

    def work(room: Room) -> Reply:
        pane = next((one for one in room.panes() if one.name == argument), None)
        if pane is None:
            known = ", ".join(one.name for one in room.panes())
            return Reply(False, f"there is no pane {argument}; there is {known}")
        return Reply(True, "the stage edits it together with the others", code=pane.text)

    return jamming.in_room(work)


def _scene(jamming: Jamming, argument: str) -> "Future[Reply]":
    word, _, rest = argument.partition(" ")

    def work(room: Room) -> Reply:
        scenes = {one.name: one for one in room.scenes()}
        if not argument or argument == "list":
            return Reply(True, ", ".join(scenes) or "no scenes yet; jam scene store A keeps one")
        if word == "store" and rest.strip():
            room.keep_scene(rest.strip())
            return Reply(True, f"scene {rest.strip()} is kept, for everybody")
        found = scenes.get(argument)
        if found is None:
            return Reply(False, f"there is no scene {argument}; there is {', '.join(scenes)}")
        cycle = jamming.next_cycle()
        parts = dict(found.parts)
        playing = {one.pane for one in room.playing() if one.code}
        for pane in sorted(playing | set(parts)):
            room.evaluate(pane, parts.get(pane, ""), cycle)
        return Reply(True, f"scene {argument} for everybody, from cycle {cycle}")

    return jamming.in_room(work)


def _sync(jamming: Jamming, argument: str) -> "Future[Reply]":
    del argument
    return jamming.resync()


def _heard(jamming: Jamming, argument: str, heard: bool) -> "Future[Reply]":
    """Let somebody be heard, or not: here alone, or by all."""
    if argument.endswith(FOR_ALL):
        return mute_for_all(jamming, argument, not heard)
    return (unmute if heard else mute)(jamming, argument)


WORDS: Final[Mapping[str, Word]] = {
    "host": Word("jam host NAME", "open a room; what plays is your part of it", _host),
    "join": Word("jam join LINK", "enter the room of a link; flok:http://host/s/NAME too", _join),
    "leave": Word("jam leave", "leave the room", lambda jamming, _: jamming.leave()),
    "who": Word("jam who", "who is there, and what they play", _who),
    "link": Word("jam link", "the link for a friend", _link),
    "say": Word("jam say TEXT", "say something to all", lambda one, text: one.say(text)),
    "pane": Word("jam pane NAME shared", "another pane, yours or everybody's", _pane),
    "remove": Word("jam remove PANE", "take a pane away, your own or as host any", remove),
    "play": Word("jam play PANE CODE", "evaluate code in a pane", _play),
    "hush": Word("jam hush PANE", "silence in a pane, yours where none is named", _hush),
    "open": Word("jam open PANE", "edit a pane, on the stage", _open),
    "scene": Word("jam scene store A", "keep what plays for all; jam scene A plays it", _scene),
    "sync": Word("jam sync", "let all that the room plays begin here anew", _sync),
    "mute": Word("jam mute NAME", "hear somebody no more, here alone; for all: host only",
                 lambda one, text: _heard(one, text, False)),
    "unmute": Word("jam unmute NAME", "hear somebody again; for all: host only",
                   lambda one, text: _heard(one, text, True)),
    "solo": Word("jam solo NAME", "hear only them, here alone; again takes it off", solo),
    "gain": Word("jam gain NAME 0.5", "how loud somebody is, here alone", gain),
    "level": Word("jam level NAME 0.5", "the same as jam gain", gain),
    "lock": Word("jam lock PANE", "only its owner and the host may touch it", lock),
    "unlock": Word("jam unlock PANE", "all may touch it again", unlock),
    "kick": Word("jam kick NAME", "send somebody out (host)", kick),
    "give": Word("jam give NAME", "let somebody else be the host", give),
    "role": Word("jam role NAME listen", "let somebody listen or play (host)", role),
    "door": Word("jam door ask", "who is new knocks; shut: nobody new comes in; open", door),
    "let": Word("jam let NAME", "let somebody in who knocks (host)", let),
    "load": Word("jam load PACK", "load samples that code of the room names, here", load),
    "recordings": Word("jam recordings", "the jams that were recorded", _recordings),
    "invite": Word("jam invite ai bass", "an AI player: bass, drums, chords, melody", invite),
    "dismiss": Word("jam dismiss ai", "send it away", dismiss),
    "export": Word("jam export tune.strudel", "all that plays, as one tune", export),
    "near": Word("jam near", "rooms of this network; jam near on tells of yours", near),
    "record": Word("jam record on", "tell all that the room is recorded (host)", record),
}  # fmt: skip
