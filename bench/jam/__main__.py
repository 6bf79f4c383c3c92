"""python -m bench.jam hub --rooms 500 --players 4: what playing together costs, as a table."""

import argparse

from bench.jam.hub import HEADS, Load, report
from bench.jam.room import Asked
from bench.jam.room import report as room_report


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(prog="python -m bench.jam")
    kinds = parser.add_subparsers(dest="kind", required=True)
    hub = kinds.add_parser("hub", help="many small rooms, sealed frames of edits")
    hub.add_argument("--rooms", type=int, default=500)
    hub.add_argument("--players", type=int, default=4, help="of each room")
    hub.add_argument("--rate", type=float, default=1.0, help="frames a second a player")
    hub.add_argument("--seconds", type=float, default=30.0)
    room = kinds.add_parser("room", help="one large room of real peers that type and evaluate")
    room.add_argument("--players", type=int, default=32)
    room.add_argument("--minutes", type=float, default=2.0)
    room.add_argument("--processes", type=int, default=2, help="in which the players live")
    room.add_argument("--edits", type=float, default=0.5, help="a second a player")
    room.add_argument("--evaluations", type=float, default=0.1, help="a second a player")
    options = parser.parse_args()
    if options.kind == "room":
        rates = options.edits, options.evaluations
        print(room_report(Asked(options.players, 60 * options.minutes, options.processes, *rates)))
        return
    print(HEADS, flush=True)
    print(report(Load(options.rooms, options.players, options.rate, options.seconds)))


if __name__ == "__main__":
    main()
