"""The desk of each session, and what a player asks of it: Link, who leads, offsets."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from studio.files import write_whole
from studio.links.clock.attached import attached
from studio.links.clock.desk import Desk, Options
from studio.links.clock.kit import OUTPUTS, RoomClock
from studio.links.clock.link import LinkError, LinkPart, counted
from studio.links.clock.midiparts import MidiIn, MidiOut
from studio.links.clock.tidal import TidalError, TidalFollower, TidalServer
from studio.links.midi.hub import Hub
from studio.peers import peers_of
from studio.replies import Reply
from studio.session import Session
from studio.settingsfile import changed
from studio.visuals.kit import Peer

MOST_OFFSET_MS: Final = 1000
OUR_OWN: Final = ("jam",)  # parts of the desk that tell nobody outside
ON_ALL: Final = "Link is on, and speaks on all networks of this machine"

LOG = logging.getLogger(__name__)


class ClockDesk(Desk):
    """A session's desk with what opens its parts.

    Attributes:
        file: the file of settings, None where nothing can be kept.
        calibration: taps are for it, None where they are the tempo.
    """

    file: Path | None = None
    calibration: Any = None
    _hub: Hub | None = None

    def hub(self) -> Hub:
        """The MIDI ports of the session, or of ours where it has none."""
        midi = getattr(self.session.sound, "midi", None)
        found = getattr(midi, "hub", None)
        if isinstance(found, Hub):
            return found
        if self._hub is None:
            tell = self.session.tell
            bad = self.session.tell_bad
            self._hub = Hub(lambda text, wrong: (bad if wrong else tell)(text))
        return self._hub

    def close(self) -> None:
        """Tell and hear nobody any more."""
        super().close()
        if self._hub is not None:
            self._hub.close()

    # -- Link ----------------------------------------------------------------------------------

    def link_on(self) -> Reply:
        """Join Link; it leads where nothing else does."""
        part = self.parts.get("link")
        if not isinstance(part, LinkPart):
            try:
                part = LinkPart(
                    self.state().bpm, self.beats, self.transport, self.tell, seconds=self.seconds
                )
            except LinkError as error:
                return Reply(False, str(error))
            self.add("link", part)
        if self.leader is None:
            self.lead(part)
        led = "" if self.leads == "link" else f"; {self.leads} leads (`follow link` changes that)"
        return Reply(True, f"{ON_ALL}: {counted(part.reading().peers)}{led}")

    def link_off(self) -> Reply:
        """Leave Link."""
        if self.leads == "link":
            self.lead(None)
        was = self.remove("link")
        return Reply(True, "Link is off" if was else "Link was off")

    # -- who leads -----------------------------------------------------------------------------

    def follow(self, name: str, port: str = "") -> Reply:
        """Let another clock lead."""
        ways: Mapping[str, Callable[[str], Reply]] = {
            "link": self._follow_link,
            "tidal": self._follow_tidal,
            "midi": self._follow_midi,
            "jam": self._follow_room,
            "off": self._follow_nobody,
        }
        room = self.room
        if room is not None and name != "jam" and not room.keeping:
            return self._stays(room, name)
        return ways[name](port)

    def _stays(self, room: RoomClock, name: str) -> Reply:
        """Why another clock does not lead one who does not keep a room's time."""
        whose = room.keeper or "somebody else"
        why = f"the room leads here, and {whose} keeps its time: what you play stays in its phase"
        if name != "link":
            how = f"`follow {name}` there lets it lead everybody" if name != "off" else ""
            return Reply(False, "; ".join(filter(None, (why, how, "jam leave goes out of it"))))
        reply = self.link_on()
        return Reply(True, f"{why}, and Link goes by it. {reply.text}") if reply.ok else reply

    def _follow_room(self, _: str) -> Reply:
        if self.room is None:
            return Reply(False, "you are in no room; jam host opens one, jam join LINK enters one")
        self.lead(self.room)
        told = [key for key in self.parts if key not in OUR_OWN]
        also = f", and {', '.join(sorted(told))} with us" if told else ""
        return Reply(True, f"the room leads{also}")

    def _follow_link(self, _: str) -> Reply:
        reply = self.link_on()
        part = self.parts.get("link")
        if isinstance(part, LinkPart) and self.leads != "link":
            self.lead(part)
            reply = Reply(True, f"Link leads: {counted(part.reading().peers)}")
        return reply

    def _follow_tidal(self, _: str) -> Reply:
        served = self.remove("tidal")
        self.lead(TidalFollower(self.tell, seconds=self.seconds))
        gave = "; we hold it no more ourselves" if served else ""
        return Reply(True, f"TidalCycles' tempo service at 9160 leads, as soon as it answers{gave}")

    def _follow_midi(self, port: str) -> Reply:
        try:
            found = self.hub().input(port)
        except ValueError as error:
            return Reply(False, str(error))
        self.lead(MidiIn(found, self.beats, self.transport))
        named = f"the input {port}" if port else "the first input"
        return Reply(True, f"the MIDI clock of {named} leads, as soon as it ticks")

    def _follow_nobody(self, _: str) -> Reply:
        was = self.leads
        self.lead(None)
        return Reply(True, f"we lead; {was} did" if was else "we lead")

    # -- who is told ---------------------------------------------------------------------------

    def tidal_on(self) -> Reply:
        """Hold TidalCycles' tempo service."""
        if "tidal" in self.parts:
            return Reply(True, "TidalCycles' tempo service is ours already")
        try:
            server = TidalServer(self.tell, self._chosen, seconds=self.seconds)
        except TidalError as error:
            return Reply(False, str(error))
        self.add("tidal", server)
        return Reply(True, f"TidalCycles can go by our tempo, at port {server.port}")

    def _chosen(self, cps: float) -> None:
        self.session.set_cps(cps)
        self.tell(f"TidalCycles sets the tempo: cps {cps:g}")

    def midi_out(self, port: str) -> Reply:
        """Send MIDI clock to an output."""
        try:
            found = self.hub().out(port)
        except ValueError as error:
            return Reply(False, str(error))
        self.add("midi", MidiOut(found, self.beats))
        return Reply(True, f"MIDI clock goes to {port or 'the first output'}")

    def off(self, key: str) -> Reply:
        """Tell one of the clock no more."""
        return Reply(True, f"{key} is off" if self.remove(key) else f"{key} was off")

    # -- what holds ----------------------------------------------------------------------------

    def set_beats(self, beats: int) -> Reply:
        """Another number of beats of a cycle; who is there is taken up anew."""
        linked, leads, serving = "link" in self.parts, self.leads, "midi" in self.parts
        self.options.beats = beats
        kept = self._keep("clock.beats", beats)
        if linked:
            self.link_off()
            self.link_on()
        dropped = ""
        if leads == "midi":
            self.lead(None)
            dropped = "; say `follow midi` again"
        if serving:
            self.remove("midi")
            dropped += "; say `clock midi` again"
        return Reply(True, f"{beats} beats a cycle{kept}{dropped}")

    def set_offset(self, name: str, ms: float) -> Reply:
        """Let an output come so much later, and keep that."""
        self.options.offsets[name] = ms / 1000
        kept = self._keep(f"clock.offset_{name}", ms)
        way = "later" if ms > 0 else "earlier"
        what = f"{abs(ms):g} ms {way}" if ms else "as we are"
        return Reply(True, f"{name} comes {what}{kept}")

    def _keep(self, key: str, value: float) -> str:
        """Write a setting; gives what to say where that fails."""
        if self.file is None:
            return ", until the end of this session"
        try:
            text = self.file.read_text("utf-8") if self.file.exists() else ""
            write_whole(self.file, changed(text, key, value))
        except (OSError, ValueError) as error:
            LOG.warning("%s is not kept: %s", key, error)
            return ", until the end of this session: the settings cannot be written"
        return ""

    # -- what is shown -------------------------------------------------------------------------

    def peers(self) -> list[Peer]:
        """Who is linked by the clock, for displays."""
        found = []
        for part in tuple(self.parts.values()):
            if isinstance(part, LinkPart):
                found.append(Peer("Link", "Link", counted(part.peers), True))
            elif isinstance(part, TidalServer):
                found.append(Peer("TidalCycles", "tempo", f"{part.clients} go by our tempo", True))
            elif isinstance(part, MidiOut):
                found.append(Peer("MIDI clock", "MIDI clock", "sent", True))
        if self.leader is not None and self.leads != "link":
            off = self.following.steering.error_s if self.following else 0.0
            found.append(Peer(self.leads, "leads", f"{1000 * off:.1f} ms from it", True))
        return found


def desk_of(session: Session) -> ClockDesk:
    """The desk of a session, made when it is first asked for."""
    mine = attached(session)
    with mine.lock:
        if mine.desk is None:
            desk = ClockDesk(session, options_of(mine.settings), latency_s=mine.latency_s)
            desk.file = mine.file
            peers_of(session).add(desk.peers)
            mine.desk = desk
    made: ClockDesk = mine.desk
    return made


def options_of(settings: Any) -> Options:
    """What settings say of the clock."""
    if settings is None:
        return Options()
    return Options(
        settings["clock.beats"],
        settings["clock.transport"] == "on",
        {name: settings[f"clock.offset_{name}"] / 1000 for name in OUTPUTS},
    )
