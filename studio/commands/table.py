"""The table of commands: a word at the prompt, and what it does."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from studio.commands.analyse import analyse
from studio.commands.announce import announce
from studio.commands.ask import ask, word
from studio.commands.bounce import bounce
from studio.commands.breed import breed, evolve, more, mutate
from studio.commands.classes import class_command
from studio.commands.clock import calibrate, clock, follow, link, offset
from studio.commands.control import control, knob
from studio.commands.countin import countin
from studio.commands.cue import cue
from studio.commands.describe import describe
from studio.commands.dirt import dirt
from studio.commands.examples import examples_with
from studio.commands.feedback import feedback
from studio.commands.founding import founding
from studio.commands.help import help_with
from studio.commands.hush import hush, panic
from studio.commands.identity import identity
from studio.commands.jam import instead, jam
from studio.commands.lab import lab
from studio.commands.launch import fade, launch
from studio.commands.layout import layout
from studio.commands.learn import learn
from studio.commands.library import (
    export_patterns,
    favourite,
    forget,
    import_patterns,
    library_list,
    load,
    rate,
    save,
    tag,
)
from studio.commands.lineage import lineage
from studio.commands.midi import midi
from studio.commands.midiknobs import keys
from studio.commands.mixer import gain, mute, only, solo, unmute
from studio.commands.offers import drop, hear, keep
from studio.commands.past import redo, undo
from studio.commands.plot import plot
from studio.commands.profiles import profile
from studio.commands.reader import reader
from studio.commands.record import record
from studio.commands.scene import arrange, scene
from studio.commands.sets import set_command
from studio.commands.share import open_link, share
from studio.commands.show import show
from studio.commands.soundfont import soundfont
from studio.commands.sounds import sounds
from studio.commands.stats import stats
from studio.commands.status import status
from studio.commands.step import grid, step
from studio.commands.sync import sync
from studio.commands.taste import recommend, taste
from studio.commands.tempo import nudge, setcpm, setcps, tap
from studio.commands.voice import voice
from studio.mistyped import mistyped
from studio.plainwords import is_plain_words
from studio.replies import Reply, done
from studio.session import Session

ASKS = "?"  # before words: they are asked, whatever they look like


@dataclass(frozen=True, slots=True)
class Command:
    """A command.

    Attributes:
        name: the word.
        usage: how it is written.
        help: what it does, in a clause.
        run: asks the session for it; the argument is the rest of the line.
    """

    name: str
    usage: str
    help: str
    run: Callable[[Session, str], "Future[Reply]"]


COMMANDS = {
    command.name: command
    for command in (
        Command("ask", "ask deep house at 122 bpm", "plain words to code, or a change", ask),
        Command("explain", "explain", "what the code that plays does", word("explain")),
        Command("suggest", "suggest", "three next steps, with reasons", word("suggest")),
        Command("why", "why", "the reasons of the last answer of ask", word("why")),
        Command("continue", "continue", "one step on from what plays", word("continue")),
        Command("title", "title", "names for what plays", word("title")),
        Command("mutate", "mutate hats", "children of what plays, a little changed", mutate),
        Command("evolve", "evolve 6", "children of what plays, after 6 generations", evolve),
        Command("breed", "breed dusk dawn", "children of two; breed this dusk", breed),
        Command("more", "more like this", "children near to what plays", more),
        Command("hear", "hear 2", "play what was offered; hear 0 is what played before", hear),
        Command("drop", "drop", "what was offered goes; what played before comes back", drop),
        Command("keep", "keep 2 dusk", "keep what was offered in the library", keep),
        Command("lineage", "lineage dusk", "where a pattern comes from; as a picture", lineage),
        Command("lab", "lab 30", "evolution beside the music; lab choose 1, lab tree", lab),
        Command("taste", "taste", "what is learnt of your taste; taste forget, taste off", taste),
        Command("recommend", "recommend", "what to play next, with reasons", recommend),
        Command("learn", "learn", "the tutor listens; learn hint, learn next, learn stop", learn),
        Command(
            "class", "class host NAME", "hold a class, or be in one; class tells how", class_command
        ),
        Command("hush", "hush", "silence; what sounds rings out", hush),
        Command("panic", "panic", "silence at once, what rings out too", panic),
        Command("mute", "mute drums", "silence slots; they go on in time", mute),
        Command("unmute", "unmute drums", "let slots be heard again, or all", unmute),
        Command("solo", "solo bass", "hear only these; again takes it off", solo),
        Command("only", "only drums", "end everything else", only),
        Command("gain", "gain bass 0.8", "how much louder slots are; 1 is as it is", gain),
        Command("cue", "cue drums", "pre-hear slots on outputs 3 and 4; cue scene A, off", cue),
        Command("grid", "grid drums", "the steps of a slot; grid drums 2: its second text", grid),
        Command(
            "step", "step drums bd 5", "set or clear a step; longer, up, louder, to cp 7", step
        ),
        Command("dirt", "dirt to 127.0.0.1:57120", "to a SuperDirt too; dirt only, dirt off", dirt),
        Command("identity", "identity", "who you are, by six questions: a card, a tune", identity),
        Command("stats", "stats", "what you did here, in counts; stats off, stats me.png", stats),
        Command("founding", "founding", "your founding card, and early features", founding),
        Command("feedback", "feedback it clicks", "a report, kept here and sent nowhere", feedback),
        Command("voice", "voice on", "say what you want; voice off, voice answers on", voice),
        Command("jam", "jam host", "play with others: jam join LINK, jam who, jam say", jam),
        Command("record", "record", "what is played, as a file; record stop", record),
        Command("bounce", "bounce 8", "what plays, rendered to a file; stems; bounce stop", bounce),
        Command("undo", "undo", "back to what played before", undo),
        Command("redo", "redo", "forth again", redo),
        Command("launch", "launch 4", "changes wait for every 4th cycle; launch now", launch),
        Command("fade", "fade 2", "changes fade over 2 cycles; fade 0", fade),
        Command("countin", "countin 2 A", "clicks, then what you evaluate or scene A", countin),
        Command("scene", "scene store A", "keep what plays; scene A brings it back", scene),
        Command("arrange", "arrange A 8 B 16", "scenes one after the other", arrange),
        Command("set", "set save friday", "keep all that plays; set open friday", set_command),
        Command("save", "save dusk #slow", "keep what plays in the library", save),
        Command("load", "load dusk", "play a pattern of the library", load),
        Command("library", "library #slow", "what is in the library", library_list),
        Command("tag", "tag dusk slow -loud", "give a pattern tags", tag),
        Command("rate", "rate dusk 4", "give a pattern 0 to 5 stars", rate),
        Command("favourite", "favourite dusk", "a pattern you love, or no more", favourite),
        Command("forget", "forget dusk", "take a pattern out of the library", forget),
        Command("import", "import ~/tunes", "take files into the library", import_patterns),
        Command("export", "export ~/tunes", "write the library as files", export_patterns),
        Command("midi", "midi", "MIDI ports; midi in, bind, learn; midi ~/tune.mid 8", midi),
        Command("keys", "keys bass", "MIDI keys play the sound of a slot; keys off", keys),
        Command("sync", "sync ~/Sync/tunes", "merge the library with a folder, git, WebDAV", sync),
        Command(
            "profile", "profile set artistName Ada", "who plays here: show, set, export", profile
        ),
        Command("share", "share", "links to what plays, or to a pattern", share),
        Command("open", "open LINK", "play the pattern of a link", open_link),
        Command("show", "show steps 2", "what plays, drawn", show),
        Command("plot", "plot pianoroll 8 out.svg", "a picture; plot wave, plot history", plot),
        Command("soundfont", "soundfont ~/piano.sf2", "instruments from a SoundFont", soundfont),
        Command("setcps", "setcps 0.6", "tempo in cycles a second", setcps),
        Command("setcpm", "setcpm 140/4", "tempo in cycles a minute; 140/4 is 140 bpm", setcpm),
        Command("analyse", "analyse drums", "what plays, or code, is like", analyse),
        Command("analyze", "analyze drums", "the same as analyse", analyse),
        Command(
            "sounds",
            "sounds piano",
            "the samples that are loaded; with a word, also what is built in",
            sounds,
        ),
        Command("status", "status", "latency, late blocks, voices, CPU, memory", status),
        Command("announce", "announce", "let controllers find this; announce off", announce),
        Command("knob", "knob cutoff", "name the knob that you move next", knob),
        Command("control", "control", "what comes in; control /fader1 200 4000", control),
        Command("layout", "layout osc mixer.json", "faders for an app; layout touchosc", layout),
        Command("tap", "tap", "the tempo by tapping, a tap a beat; F9 taps too", tap),
        Command("clock", "clock", "cycle, beat, who leads, who is told; clock midi NAME", clock),
        Command("link", "link on", "join Ableton Link, on all networks; link off", link),
        Command(
            "follow", "follow midi NAME", "let link, tidal, MIDI clock or the jam lead", follow
        ),
        Command("offset", "offset midi 12", "an output comes 12 ms later", offset),
        Command("calibrate", "calibrate midi", "find that offset by tapping", calibrate),
        Command("nudge", "nudge -10", "all that plays 10 ms earlier", nudge),
        Command("describe", "describe drums", "what plays, said in words", describe),
        Command("examples", "examples dusk", "tunes to play; examples random", examples_with),
        Command("reader", "reader on", "all in plain lines, for who listens; reader off", reader),
        Command("help", "help lpf", "what a name does, takes, and an example", help_with),
    )
}


def _word(line: str) -> str:
    return line.split()[0][:40]


def adopt(command: Command) -> None:
    """Take a command of a plugin beside ours.

    Raises:
        ValueError: its word is taken, or is no word.
    """
    if command.name in COMMANDS or not command.name.isalpha():
        raise ValueError(f"its word {command.name[:40]} is taken, or no word")
    COMMANDS[command.name] = command


def split(line: str) -> tuple[str, str] | None:
    """The command and argument of a line, None where the line is code.

    A question mark before words asks for what they say.

    >>> split("setcps 0.6"), split("hush"), split("setcps(0.6)"), split("hush: s('bd')")
    (('setcps', '0.6'), ('hush', ''), None, None)
    >>> split("? a techno beat")
    ('ask', 'a techno beat')
    """
    if line.lstrip().startswith(ASKS) and "\n" not in line.strip():
        return "ask", line.strip().removeprefix(ASKS).strip()
    word, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    if word not in COMMANDS or "\n" in line or rest[:1] in ("(", ".", ":", "="):
        return None
    return word, rest


def word_of(line: str) -> str:
    """The command of a line as it is counted: words of the player's own count as ask.

    >>> word_of("save dusk"), word_of("my secret tune please")
    ('save', 'ask')
    """
    command = split(line)
    return command[0] if command else "ask"


def run(session: Session, line: str) -> "Future[Reply] | None":
    """Do the command of a line, and keep it in the history; None where the line is code.

    A line of plain words is asked, unless it looks like a misspelt command.
    """
    command = split(line)
    if command is None and is_plain_words(line):
        if meant := mistyped(line, COMMANDS):
            return done(Reply(False, f"there is no command {_word(line)}; did you mean {meant}?"))
        command = "ask", line.strip()
    if command is None:
        return None
    name, argument = command
    session.commanded(line.strip())
    return instead(session, name, argument) or COMMANDS[name].run(session, argument)
