"""docs/osc.md, every address as a page; `python -m studio.links.names.page` writes it."""

from pathlib import Path
from typing import Final

from studio.links.names.hub import STREAMS
from studio.links.names.kit import KINDS, Name
from studio.links.names.others import OTHERS
from studio.links.names.tree import every

PAGE: Final = Path(__file__).resolve().parents[3] / "docs" / "osc.md"
BEGIN: Final = """\
# Addresses for other programs

While a session listens (`notalabel serve`, or `notalabel --listen`), it answers OSC at UDP port
57120, on this machine alone. Others may be named in the setting `osc.allow`.

`/notalabel/cps 0.6` sets the tempo; `/notalabel/cps` without a value, or `/get "/notalabel/cps"`,
sends it back to where the question came from. A number beyond its range is held at its end. An
address that only does something takes no value; a button may send 1 when it is pressed and 0 when
it is let go. The first of the two lists of addresses below also stands in the OSCQuery tree, with
ranges and units.

| to | send |
| --- | --- |
| be sent what changes | `/subscribe HOST PORT SECONDS`, or `/subscribe PORT`, or \
`/subscribe` to be sent to where that came from: \
whoever changes something, all subscribers hear it, but for the one who did. It holds 60 s, at \
most an hour; ask again before. |
| be sent streams | `/subscribe HOST PORT SECONDS STREAM…`, with {streams} |
| end that | `/unsubscribe HOST PORT` |
| see whether somebody is there | `/ping …`: `/pong …` comes back |
| have a name in a [room](jam.md) | `/jam/name NAME`, from where `/dirt/play` comes |
| move something in a pattern | any other address: `osc("/fader1", 200, 4000)` in \
the code reads `/fader1` |

A subscriber on another machine is sent `/notalabel/hello NUMBER` and has to send it back within
5 s: nobody is sent anything that was not asked for from there.

Streams: `values` is what changes, `controls` what others send to addresses of their own (both are
sent where nothing is named), `live` is what changes all the time, ten times a second, and `events`
are the sounds as they are scheduled, about 100 ms ahead: bundles with the time tag of the onset,
`/notalabel/event` with names and values (`slot drums generation 3 cycle 4.25 duration 0.5 cps 0.5
s bd …`). What was sent ahead and will not sound is taken back with `/notalabel/cancel SLOT
GENERATION`: events of that slot (`*`: of all) from the time tag on whose generation is smaller.

Over HTTP: `GET http://127.0.0.1:3001/notalabel/cps` reads, `POST` with the value as JSON changes
(`curl -d 0.6 …/notalabel/cps`), `GET …/notalabel` gives all values.

Events as JSON over a WebSocket: `ws://127.0.0.1:3001/notalabel/events`, with
`?streams=events,values,live,controls` to choose; a row a frame, as in `{"type": "event", "at":
1795449129.5, "slot": "drums", "generation": 3, "cycle": 4.25, "duration": 0.5, "cps": 0.5,
"controls": {"s": "bd"}}`, `{"type": "cancel", …}` and `{"type": "value", "address", "value"}`.

## Being found

The word `announce` at the prompt, or the setting `osc.query` = on, lets other programs find the
session by themselves: zeroconf (`_oscjson._tcp`, `_osc._udp`), and the tree of addresses as
OSCQuery over HTTP and WebSocket at a port of its own: types, ranges, values, `LISTEN` and `IGNORE`,
and slots and scenes as they come and go. `announce off` ends it. A session that listens on this
machine alone is announced on this machine alone. Pages of the web are refused.

## Controllers

`layout osc mixer.json` writes a session for Open Stage Control (start it on this machine, with a
port of its own, as in `--port 8090`: 8080 is where Strudel plays us),
`layout touchosc mixer.tosc` a layout for TouchOSC: faders, mute and solo for each slot, orbits,
scenes, tempo, and a fader for each control that the code reads. Both subscribe by themselves, and
follow what others change. A phone needs its address in `osc.allow` and the session an address of
the network (`notalabel serve --host`); it receives at port 9000, or at the port behind the file's
name. `knob cutoff` names the knob that is moved next, MIDI or OSC: `osc('cutoff')` reads it.
`control /fader1 200 4000` gives a control a range, `control /fader1 takeover` lets a knob count
only when it has met the value.

## The addresses

"Read" and "set" say what can be done; "home" is for programs of this machine alone.

| address | takes | range | | what it is |
| --- | --- | --- | --- | --- |
"""

BESIDE: Final = """
## The addresses beside them

| address | what it does |
| --- | --- |"""


def page() -> str:
    """The whole page."""
    rows = [row(name) for name in sorted(every().names.values(), key=lambda one: one.address)]
    streams = ", ".join(f"`{one}`" for one in STREAMS)
    others = [f"| `{address}` | {about} |" for address, about in sorted(OTHERS.items())]
    return BEGIN.replace("{streams}", streams) + "\n".join((*rows, BESIDE, *others, ""))


def row(name: Name) -> str:
    """A row of the table.

    >>> row(Name("/a", "f", "A level.", get=lambda *_: 1.0, low=0, high=4, unit="dB"))
    '| `/a` | number | 0 to 4 dB | read | A level. |'
    """
    ways = [way for way, there in (("read", name.get), ("set", name.set)) if there]
    if name.home:
        ways.append("home")
    if name.live:
        ways.append("stream")
    ends = "" if name.low is None or name.high is None else f"{name.low:g} to {name.high:g} "
    cells = (
        f"`{name.address}`", KINDS[name.kind], f"{ends}{name.unit}".strip(), ", ".join(ways),
        name.about,
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
