"""The addresses beside the tree, with what each takes and does: for help and docs/osc.md. Pure."""

from collections.abc import Mapping
from typing import Final

OTHERS: Final[Mapping[str, str]] = {
    "/evaluate CODE": "Strudel code, as at the prompt.",
    "/subscribe HOST PORT SECONDS STREAM…": "Be sent what changes, and streams; also PORT alone.",
    "/unsubscribe HOST PORT": "Be sent it no more.",
    "/notalabel/hello NUMBER": "A subscriber from afar sends the number back.",
    "/get ADDRESS": "The value comes back, at its own address.",
    "/ping …": "`/pong …` comes back.",
    "/jam/name NAME": "In a room, a name for who plays us by OSC.",
    "/dirt/play NAME VALUE …": "A sound, as TidalCycles, Strudel and Sardine send it.",
    "/play2 NAME VALUE …": "The same by its old name.",
    "/dirt/handshake": "TidalCycles asks for the control busses.",
    "/dirt/hello": "TidalCycles asks whether somebody is here.",
    "/dirt/setControlBus BUS VALUE": "A control bus of TidalCycles.",
    "/c_set BUS VALUE": "The same, at port 57110.",
    "/clock/get": "The clock comes back, once.",
    "/clock/subscribe PORT RATE SECONDS": "Be sent the clock.",
    "/clock/unsubscribe PORT": "Be sent it no more.",
    "/setcps CPS": "The tempo, in cycles a second.",
    "/nudge SECONDS": "All later by so much; below 0 earlier.",
    "/nudgeAll SECONDS": "All so much later than usual.",
}
