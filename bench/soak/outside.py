"""Other programs that talk to a player: notes and knobs over OSC, questions, code over HTTP."""

import socket
import threading
import time
from random import Random
from typing import Final

from bench.soak.players import Player
from bench.soak.requests import Requests
from bench.soak.tunes import DRUMS, layer
from studio.links.osc.guard import decode, encode

AHEAD_S: Final = 0.2
NOTES: Final = 8  # in a turn of a second
TURN_S: Final = 1.0
ANSWER_S: Final = 10.0
CODE_EVERY: Final = 10  # turns


def talks(player: Player, requests: Requests, ends: threading.Event) -> None:
    """Play notes, turn a knob, and ask for the tempo, once a second; now and then send code."""
    dice, turn = Random(99), 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ours:
        ours.settimeout(ANSWER_S)
        ours.connect(("127.0.0.1", player.osc_port))
        while not ends.wait(TURN_S):
            turn += 1
            for packet in packets(dice, turn):
                ours.send(packet)
            requests.ask("osc", lambda: answered(ours))
            if turn % CODE_EVERY == 0:
                requests.ask("http", lambda: player.sends(f"web: {layer(dice)}"))


def packets(dice: Random, turn: int) -> list[bytes]:
    """The notes of a second, as TidalCycles sends them, and a knob."""
    now = time.time() + AHEAD_S
    notes = [
        encode("/dirt/play", ["s", dice.choice(DRUMS), "gain", 0.7, "cps", 0.5], now + n / NOTES)
        for n in range(NOTES)
    ]
    return [*notes, encode("/fader1", [turn % 50 / 50])]


def answered(ours: socket.socket) -> str:
    """Ask for the tempo; "" or why there was no answer."""
    ours.send(encode("/notalabel/cps"))
    ends = time.monotonic() + ANSWER_S
    while time.monotonic() < ends:
        try:
            data = ours.recv(1 << 16)
        except TimeoutError:
            break
        if any(message.address == "/notalabel/cps" for message in decode(data)):
            return ""
    return "no answer"
