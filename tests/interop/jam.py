"""Three players in networks of their own, with bad ones between: is all that they share the same?

    python -m tests.interop.jam house
    python -m tests.interop.jam near            (40 ms each way, 20 ms jitter, 5 % loss)
    python -m tests.interop.jam far             (150 ms, the same)
    python -m tests.interop.jam uneven          (anna's words take 80 ms, what she hears nothing)
    python -m tests.interop.jam house --seconds 60 --trouble partition kill hub

Each is a process in a namespace; a relay of ours stands between it and the hub, which is another
process in a namespace. They type into the same panes, evaluate, change the tempo. `partition` cuts
a player off for ten seconds, `kill` kills another one, who comes back, `hub` kills the hub, which
comes back. Afterwards documents, evaluations, tempos, events and renders have to be the same, each
evaluation heard of once by everybody, and no clock further off than it said (5 ms in a house). All
is compared with the machine's own clock. A line of JSON tells; exit code 1 where it is not so.
"""

import argparse
import json
import random
import subprocess
import sys
import threading
import time
from bisect import bisect
from dataclasses import dataclass, field
from typing import Any, Final

from jam.keys import Identity
from jam.link import Link
from tests.interop.apart import go_apart
from tests.interop.nets import Machine, machine

HUB_PORT, RELAY_PORT = 7475, 7000
HUB_NET: Final = 9
NAMES: Final = ("host", "anna", "ben")
CLOCKS: Final = {"host": (30e-6, 10.0), "anna": (-40e-6, 5000.0), "ben": (60e-6, -300.0)}
HOUSE_MS: Final = 5.0
WEATHERS: Final[dict[str, dict[str, dict[str, float]]]] = {
    "house": {},
    "near": {name: {"delay_ms": 20, "jitter_ms": 10, "loss": 0.025} for name in NAMES},
    "far": {name: {"delay_ms": 75, "jitter_ms": 10, "loss": 0.025} for name in NAMES},
    "uneven": {"anna": {"delay_ms": 80, "jitter_ms": 20, "loss": 0.05, "back": 0}},
}  # a message passes two relays
CODES: Final = (
    's("bd*4")', 's("hh*8").gain(rand)', 'note("c3 e3 g3 <b3 a3>").s("sawtooth").degradeBy(0.3)',
    'n(irand(8).segment(8)).scale("C:minor").s("triangle")', 's("bd sd").sometimes(x => x.fast(2))',
)  # fmt: skip


@dataclass
class Player:
    """A process that plays, and what it told.

    Attributes:
        looks: machine's second, second of the room, error.
        heard: how often it heard of each evaluation, in each run.
        evaluated: when it evaluated, the id, and the pane.
    """

    name: str
    place: Machine
    process: "subprocess.Popen[str] | None" = None
    looks: list[tuple[float, float, float]] = field(default_factory=list)
    keepers: list[str] = field(default_factory=list)
    heard: list[dict[str, int]] = field(default_factory=list)
    evaluated: list[tuple[float, str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    came: threading.Event = field(default_factory=threading.Event)

    def start(self, link: str, found: bool) -> None:
        """Come in, perhaps again."""
        rate, ahead = CLOCKS[self.name]
        said = {
            "name": self.name, "link": link, "hub": f"{self.place.here}:{RELAY_PORT}",
            "identity": f"{NAMES.index(self.name) + 1:02x}", "found": found,
            "rate": rate, "ahead": ahead,
        }  # fmt: skip
        seed = str(NAMES.index(self.name) + 1)
        self.process = self.place.run(
            "env", f"PYTHONHASHSEED={seed}", sys.executable, "-m", "tests.interop.jampeer",
            json.dumps(said), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.heard.append({})
        threading.Thread(
            target=self._read, args=(self.process, self.heard[-1]), daemon=True
        ).start()

    def _read(self, process: "subprocess.Popen[str]", heard: dict[str, int]) -> None:
        for line in process.stdout or ():
            for what, told in json.loads(line).items():
                self._told(what, told, heard)

    def _told(self, what: str, told: Any, heard: dict[str, int]) -> None:
        if what == "look":
            at, room, error, keeper = told
            self.looks.append((at, room, error))
            if keeper not in self.keepers[-1:]:
                self.keepers.append(keeper)
        elif what == "heard":
            heard[told[0]] = heard.get(told[0], 0) + 1
        elif what == "evaluated":
            self.evaluated.append((time.monotonic(), *told))
        elif what == "said":
            self.said.append(told)
        else:
            self.answers[what] = told
            self.came.set()

    def do(self, what: str, **said: Any) -> None:
        """Let it do something."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.write(json.dumps({"do": what, **said}) + "\n")
            self.process.stdin.flush()

    def ask(self, what: str, answer: str, patience_s: float = 60.0, **said: Any) -> Any:
        """Let it tell something."""
        self.answers.pop(answer, None)
        self.do(what, **said)
        return self.wait(answer, patience_s)

    def wait(self, answer: str, patience_s: float = 30.0) -> Any:
        """Wait until it has told something."""
        end = time.monotonic() + patience_s
        while answer not in self.answers:
            if time.monotonic() > end:
                raise TimeoutError(f"{self.name} does not tell {answer}: {self.said}")
            self.came.wait(0.1)
            self.came.clear()
        return self.answers[answer]

    def kill(self) -> None:
        """From one moment to the next."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def room_at(self, second: float) -> float | None:
        """The room's second at a moment of the machine, by the looks before and after it."""
        place = bisect(self.looks, (second,))
        if not 0 < place < len(self.looks):
            return None
        (one_s, one, _), (two_s, two, _) = self.looks[place - 1 : place + 1]
        if two_s - one_s > 1:
            return None
        return one + (two - one) * (second - one_s) / (two_s - one_s)


class Scene:
    """The house: hub, relays, players."""

    def __init__(self, weather: str) -> None:
        self.hub_place = machine(HUB_NET)
        self.hub = self._open_hub()
        founder = Identity(b"\x01" * 32).id
        self.link = str(Link(self.hub_place.there, HUB_PORT, "proof", bytes(range(16)), founder))
        self.players = {name: Player(name, machine(place + 1)) for place, name in enumerate(NAMES)}
        self.relays = {name: self._relay(one.place) for name, one in self.players.items()}
        for name, said in WEATHERS[weather].items():
            self.tell_relay(name, **said)

    def _open_hub(self) -> "subprocess.Popen[str]":
        command = ("-m", "repl.cli", "hub", "--listen", self.hub_place.there, "--port", "7475")
        hub = self.hub_place.run(sys.executable, *command, stdout=subprocess.PIPE)
        if hub.stdout is None or "open" not in hub.stdout.readline():
            raise RuntimeError("the hub does not open")
        return hub

    def restart_hub(self) -> None:
        """It dies and comes back."""
        self.hub.kill()
        self.hub.wait()
        time.sleep(2.0)
        self.hub = self._open_hub()

    def _relay(self, place: Machine) -> "subprocess.Popen[str]":
        relay = subprocess.Popen(
            [sys.executable, "-m", "tests.interop.relay", f"{place.here}:{RELAY_PORT}",
             f"{self.hub_place.there}:{HUB_PORT}", str(place.number)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if relay.stdout is None or relay.stdout.readline() != "open\n":
            raise RuntimeError("the relay does not open")
        return relay

    def tell_relay(self, name: str, **said: Any) -> None:
        """Other weather for a player."""
        pipe = self.relays[name].stdin
        if pipe is not None:
            pipe.write(json.dumps(said) + "\n")
            pipe.flush()

    def close(self) -> None:
        """Everything ends."""
        for player in self.players.values():
            player.kill()
        for process in (*self.relays.values(), self.hub):
            process.kill()
            process.wait()
        for place in (self.hub_place, *(one.place for one in self.players.values())):
            place.close()


def perform(scene: Scene, seconds: float, trouble: list[str], dice: random.Random) -> None:
    """Let them come in, type, evaluate; and trouble come, one after the other."""
    host, *others = scene.players.values()
    host.start(scene.link, found=True)
    host.wait("entered")
    for other in others:
        other.start(scene.link, found=False)
    for other in others:
        other.wait("entered")
    for name in ("drums", "bass", "lead"):
        host.do("pane", name=name)
    time.sleep(3.0)
    begin, done = time.monotonic(), 0
    moments = [seconds * (place + 1) / (len(trouble) + 2) for place in range(len(trouble))]
    while (now := time.monotonic() - begin) < seconds:
        if done < len(trouble) and now >= moments[done]:
            threading.Thread(target=_trouble, args=(scene, trouble[done]), daemon=True).start()
            done += 1
        _play_something(dice.choice([host, *others]), dice)
        time.sleep(dice.uniform(0.05, 0.4))
    time.sleep(20.0 if trouble else 4.0)


def _play_something(player: Player, dice: random.Random) -> None:
    pane = dice.choice(("drums", "bass", "lead"))
    chance = dice.random()
    try:
        if chance < 0.75:
            text = "".join(dice.choice('abc ()~"\n') for _ in range(dice.randint(1, 8)))
            player.do("edit", pane=pane, at=dice.random(), text=text)
        elif chance < 0.97:
            player.do("play", pane=pane, code=dice.choice(CODES), ahead_s=1.5)
        else:
            player.do("tempo", cps=dice.choice(("1/2", "3/5", "11/20")), ahead_s=2.0)
    except OSError:
        return  # it is dead just now


def _trouble(scene: Scene, what: str) -> None:
    ben = scene.players["ben"]
    if what == "partition":
        scene.tell_relay("anna", cut_s=10)
    elif what == "hub":
        scene.restart_hub()
    elif what == "kill":
        ben.kill()
        time.sleep(4.0)
        ben.start(scene.link, found=False)


def clocks(scene: Scene) -> dict[str, Any]:
    """How far each was from the host's time, and whether that was further than it said."""
    host, found = scene.players["host"], {}
    for name in NAMES[1:]:
        rows = [
            (1000 * abs(room - there), 1000 * error)
            for at, room, error in scene.players[name].looks
            if (there := host.room_at(at)) is not None
        ]
        off = sorted(far for far, _ in rows) or [1e9]
        found[name] = {
            "looks": len(rows), "median_ms": round(off[len(off) // 2], 3),
            "p99_ms": round(off[int(len(off) * 0.99)], 3), "max_ms": round(off[-1], 3),
            "said_median_ms": round(sorted(said for _, said in rows)[len(rows) // 2], 2),
            "said_max_ms": round(max(said for _, said in rows), 2),
            "broken": sum(far > said for far, said in rows),
            "keepers": len(scene.players[name].keepers),
        }  # fmt: skip
    return found


def _unheard(player: Player, asked: list[tuple[float, str, str]]) -> list[tuple[str, bool]]:
    """The evaluations that somebody did not hear of, and whether a later one took the place."""
    found = []
    for place, (_, name, pane) in enumerate(asked):
        if name not in player.heard[-1]:
            found.append((name, any(later == pane for *_, later in asked[place + 1 :])))
    return found


def judged(scene: Scene, renders: bool) -> dict[str, Any]:
    """Are all alike?"""
    players = scene.players
    states = {name: one.ask("state", "state", cycles=16) for name, one in players.items()}
    sounds = [one.ask("render", "rendered", cycles=4) for one in players.values() if renders]
    first, *rest = states.values()
    alike = {
        what: all(one[what] == first[what] for one in rest)
        for what in ("texts", "playing", "tempos", "events", "seed")
    }
    asked = sorted(row for player in players.values() for row in player.evaluated)
    unheard = [_unheard(one, asked) for one in players.values() if len(one.heard) == 1]
    lost = [one for missed in unheard for one, replaced in missed if not replaced]
    runs = [run for one in players.values() for run in one.heard]
    twice = sum(count > 1 for run in runs for count in run.values())
    same = len({one[0] for one in sounds}) <= 1 and all(one[1] > 0.01 for one in sounds)
    return {
        "alike": alike, "peaks": [one[1] for one in sounds],
        "renders_alike": same,
        "characters": sum(map(len, first["texts"].values())), "evaluations": len(asked),
        "events": sum(len(rows) for pane in first["events"].values() for rows, _ in pane),
        "lost": len(lost), "replaced_unheard": sum(map(len, unheard)) - len(lost),
        "twice": twice, "tempos": len(first["tempos"]), "members": first["members"],
        "refused": {name: one["refused"] for name, one in states.items()},
        "said": {name: one.said[:5] for name, one in players.items()},
    }  # fmt: skip


def main() -> int:
    """One evening."""
    parser = argparse.ArgumentParser()
    parser.add_argument("weather", choices=WEATHERS)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--trouble", nargs="*", default=[], choices=("partition", "kill", "hub"))
    parser.add_argument("--no-renders", action="store_true")
    options = parser.parse_args()
    scene = Scene(options.weather)
    try:
        perform(scene, options.seconds, options.trouble, random.Random(7))
        times = clocks(scene)  # before they have other work
        found = {**judged(scene, not options.no_renders), "clocks": times}
    finally:
        scene.close()
    near = options.weather != "house" or all(one["p99_ms"] < HOUSE_MS for one in times.values())
    found["good"] = (
        all(found["alike"].values()) and found["renders_alike"] and found["twice"] == 0
        and found["lost"] == 0 and found["events"] > 0 and near
        and not any(one["broken"] for one in times.values())
    )  # fmt: skip
    sys.stdout.write(json.dumps(found) + "\n")
    return 0 if found["good"] else 1


if __name__ == "__main__":
    go_apart("tests.interop.jam")
    sys.exit(main())
