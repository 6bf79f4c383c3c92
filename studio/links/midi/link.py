"""MIDI of a session: ports out and in, maps, keys and bindings, joined with what plays.

Nothing is opened before it is asked for: an output by the first event for it, inputs by a word at
the prompt or by a pattern that reads what only MIDI says.
"""

import json
import math
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, Protocol

from studio.links.control_rules import PLAIN, Rule
from studio.links.controls import LONGEST_NAME, Controls
from studio.links.midi.bindings import Binding, Bindings, bindings_of, plain_of
from studio.links.midi.hub import Hub
from studio.links.midi.incoming import heard, is_ours, values_of
from studio.links.midi.keys import Keys
from studio.links.midi.maps import MapError, Maps
from studio.links.midi.port import Port
from studio.links.midi.sound import MidiSound
from studio.player import Player
from studio.replies import Notice, Reply
from studio.session import Session
from studio.sound import Sound
from studio.vault import Vault
from studio.wishes import Wish

KEPT: Final = "bindings.json"
ALL: Final = "all"
MOST_KEPT: Final = 256
MAPS: Final = ("midimaps", "defaultmidimap")


class Engine(Sound, Protocol):
    """What is needed of the engine; engine.client.EngineClient has it."""

    def turn(self, slot: str, control: str, value: float | None) -> list[str]:
        """Turn a control of what a slot plays."""


class Midi:
    """MIDI of one session.

    Args:
        engine: plays what is not for a port.
        tell: hears what happens, in any thread.
        output: a part of the name of the output for midi() without a name; "": the first.
        hub: the ports.

    Attributes:
        sound: the engine with MIDI beside it.
        bindings: controls that turn what sounds.
        keys: plays what is pressed; None before the session is there.
        refused: messages that came in and were none.
        tapped: told of each key that is pressed, None where nobody taps.
    """

    def __init__(
        self,
        engine: Engine,
        tell: Callable[[Notice], None],
        output: str = "",
        hub: Hub | None = None,
    ) -> None:
        self._tell, self._usual = tell, output
        self.hub = hub or Hub(lambda text, bad: tell(Notice(text, bad=bad)))
        self.maps = Maps()
        self.sound = MidiSound(engine, self.out, self.maps)
        self.sound.midi = self
        self.bindings = Bindings(engine.turn, lambda text: tell(Notice(text, bad=True)))
        self.keys: Keys | None = None
        self._controls: Controls | None = None
        self._vault: Vault | None = None
        self._joined: set[str] = set()
        self._read: dict[str, Any] = {}
        self.refused = 0
        self.tapped: Callable[[], object] | None = None

    def join(self, session: Session) -> None:
        """Let it hear and play with a session."""
        self._controls, self._vault = session.controls, session.vault
        self.keys = Keys(self.sound, session.wish)
        session.wish(self._know)
        session.controls.listen(self._moved)
        session.controls.wanted = self._wanted
        self._remember()

    def _know(self, player: Player) -> Wish:
        """Know which patterns play."""

        def still(name: str) -> int | None:
            slot = player.slots.get(name)
            return None if slot is None else slot.generation

        self.sound.still = still
        return Wish(None, Reply(True))

    def close(self) -> None:
        """End what sounds at every port, and leave them; names and rules are kept."""
        self.hub.close()
        if self._controls is not None and self.kept() != self._read:
            self._keep()

    # -- out -----------------------------------------------------------------------------------

    def out(self, name: str) -> Port:
        """The output that is meant; without a name the usual one.

        Raises:
            ValueError: too many are open.
        """
        return self.hub.out(name or self._usual)

    def use(self, name: str) -> None:
        """Let midi() without a name go to another output.

        Raises:
            ValueError: too many are open.
        """
        self.hub.out(name)
        self._usual = name
        self.sound.forget("")

    def quiet(self) -> None:
        """End all that sounds at every output."""
        for port in self.hub.ports("out"):
            port.quiet()

    def play_keys(self, slots: tuple[str, ...]) -> None:
        """Let keys play the sounds of slots."""
        if self.keys is not None:
            self.keys.play(slots)
            if not self._joined:
                self.listen()

    @staticmethod
    def aside(*works: Callable[[], object]) -> None:
        """Do something that may take a moment, one after the other, in a thread of its own."""

        def run() -> None:
            for work in works:
                work()

        threading.Thread(target=run, name="midi-aside", daemon=True).start()

    def load(self, what: str, args: tuple[Any, ...]) -> None:
        """Take in midimaps(…) and defaultmidimap(…); anything else is for others."""
        if what in MAPS:
            try:
                self.maps.load(what, args)
            except MapError as error:
                self._tell(Notice(str(error), bad=True))

    # -- in ------------------------------------------------------------------------------------

    def listen(self, name: str = ALL) -> Port | None:
        """Hear an input by a part of its name; "all": every one that is there or will be."""
        if name != ALL:
            port = self.hub.input(name)
            if name not in self._joined:
                self._joined.add(name)
                port.received(lambda data, _: self._came(port, data))
            return port
        self.hub.plugged = self._plugged
        self._plugged(self.hub.listed().inputs)
        return None

    def deafen(self, name: str = ALL) -> list[str]:
        """Hear an input no more; gives the names of those."""
        self.hub.plugged = None
        gone = [one for one in sorted(self._joined) if name in (ALL, one)]
        for one in gone:
            self._joined.discard(one)
            self.hub.drop("in", one)
        return gone

    def _plugged(self, inputs: tuple[str, ...]) -> None:
        for name in inputs:
            with suppress(ValueError):  # too many are open: these are enough
                self.listen(name)

    def _wanted(self, names: set[str]) -> None:
        """A pattern reads what only MIDI says: hear it."""
        if not self._joined and self.hub.plugged is None and any(map(is_ours, names)):
            threading.Thread(target=self.listen, name="midi-inputs", daemon=True).start()

    def _came(self, port: Port, data: bytes) -> None:
        """A message came in; in the port's thread."""
        one = heard(data)
        if one is None:
            self.refused += data[:1] < b"\xf0"
            return
        if one.kind == "on" and self.tapped is not None:
            self.tapped()
        if one.kind == "on" and self.keys is not None:
            self.keys.press(one.number, one.value)
        if self._controls is not None:
            for name, value in values_of(one):
                self._controls.put(name, value, port.name)

    # -- bindings ------------------------------------------------------------------------------

    def bind(self, one: Binding) -> None:
        """Bind a control, and keep that.

        Raises:
            ValueError: there are too many.
        """
        self.bindings.add(one)
        self._wanted({one.name})
        self._keep()

    def unbind(self, name: str) -> list[Binding]:
        """Let go of a control, and keep that."""
        gone = self.bindings.remove(name)
        self._keep()
        return gone

    def _moved(self, name: str, value: Any, source: str) -> None:
        """A live value moved: what is bound to it turns by where the knob stands on its range."""
        rule = self._controls.rule(name) if self._controls is not None else PLAIN
        if isinstance(value, (int, float)) and rule.high != rule.low:
            value = (value - rule.low) / (rule.high - rule.low)
            if name.startswith("midibend"):
                value = (value + 1) / 2  # a wheel rests in the middle
        self.bindings.moved(name, value, source)

    def kept(self) -> dict[str, Any]:
        """What is kept: bindings, names of the player's own, and rules."""
        controls = self._controls
        if controls is None:
            return {}
        return {
            "bindings": plain_of(self.bindings.all()),
            "names": controls.called(),
            "rules": {name: asdict(rule) for name, rule in controls.rules().items()},
        }

    def _file(self) -> Path | None:
        folder = self._vault.folder if self._vault is not None else None
        return None if folder is None else folder / KEPT

    def _keep(self) -> None:
        path = self._file()
        if path is None or self._vault is None:
            return
        kept = self.kept()
        try:
            self._vault.write(path, json.dumps(kept, indent=1, ensure_ascii=False) + "\n")
        except OSError as error:
            self._tell(Notice(f"bindings cannot be kept ({error.strerror})", bad=True))

    def call(self, own: str, meant: str) -> None:
        """Give a live value a name of the player's own, and keep that.

        Raises:
            ValueError: there are too many such names.
        """
        if self._controls is not None:
            self._controls.call(own, meant)
            self._wanted({meant})
            self._keep()

    def learn(self, learnt: Callable[[str], None]) -> None:
        """Hear of the next control that is moved."""
        if self._controls is not None:
            if not self._joined:
                self.listen()
            self._controls.learn(learnt)

    def _remember(self) -> None:
        path = self._file()
        if path is not None and self._vault is not None and path.exists():
            try:
                self.take(json.loads(self._vault.read(path)))
            except (OSError, ValueError) as error:
                self._tell(Notice(f"{path} cannot be read ({error}); bind anew", bad=True))
        self._read = self.kept()
        if self.bindings.all():
            self._wanted({one.name for one in self.bindings.all()})

    def take(self, kept: Any) -> None:
        """Take what was kept, here or in a set, beside what there is.

        Raises:
            ValueError: it is damaged.
        """
        try:
            self._take(kept)
        except (AttributeError, LookupError, TypeError, OverflowError) as error:
            raise ValueError(f"it is damaged: {type(error).__name__}") from None

    def _take(self, kept: dict[str, Any]) -> None:
        for one in bindings_of(kept.get("bindings")):
            self.bindings.add(one)
        if self._controls is None:
            return
        for own, meant in list(kept.get("names", {}).items())[:MOST_KEPT]:
            self._controls.call(str(own)[:LONGEST_NAME], str(meant)[:LONGEST_NAME])
        for name, rule in list(kept.get("rules", {}).items())[:MOST_KEPT]:
            low, high, softly = rule.get("low", 0.0), rule.get("high", 1.0), rule.get("takeover")
            if math.isfinite(low) and math.isfinite(high):
                made = Rule(float(low), float(high), softly is True)
                self._controls.set_rule(str(name)[:LONGEST_NAME], made)


def midi_of(session: Session) -> Midi | None:
    """The MIDI of a session, None where it has none."""
    found = getattr(session.sound, "midi", None)
    return found if isinstance(found, Midi) else None
