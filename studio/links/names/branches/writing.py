"""Code and plain words from outside: through the gate, as Strudel code and nothing else."""

from concurrent.futures import Future

from studio.commands.ask import ask
from studio.links.names.kit import ROOT, TEXT, TEXTS, Desk, Name
from studio.replies import Reply
from studio.wholecode import whole_code

WHO = "code over the network"
WORDS = "words over the network"
LONGEST_WORDS = 500


def _asked(desk: Desk, words: str) -> "Future[Reply]":
    if not desk.gate.may(WORDS):
        return desk.gate.refuse(WORDS, "too often")
    if not words.strip() or len(words) > LONGEST_WORDS:
        return desk.gate.refuse(WORDS, f"words have 1 to {LONGEST_WORDS} characters")
    return ask(desk.session, " ".join(words.split()))


def _code(desk: Desk) -> str:
    slots = () if desk.player is None else tuple(desk.player.slots.values())
    return whole_code(slot.part for slot in slots)


NAMES = (
    Name(f"{ROOT}/evaluate", TEXT, "Strudel code to play; what goes wrong is told as a notice.",
         set=lambda desk, _, code: desk.gate.code(WHO, code)),
    Name(f"{ROOT}/code", TEXT, "The code of all that plays.",
         lambda desk, _: _code(desk)),
    Name(f"{ROOT}/ask", TEXT, "Plain words that become code, or change what plays.",
         set=lambda desk, _, words: _asked(desk, words), home=True),
    Name(f"{ROOT}/notices", TEXTS, "What the player was told last, the latest last.",
         lambda desk, _: tuple(desk.notices())),
)  # fmt: skip
