"""The settings: what each may be, its default, and where its value came from.

A setting comes from the environment where it has a variable that is set, else from the file
config.toml, else from this table. Secrets are never in that file: credentials.py keeps them.
Pure: texts and mappings in, values and sentences out.
"""

import math
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final, TypeAlias

from ai.providers.provider import Option
from ai.providers.table import every
from engine.scheduler import MAX_CPS, MIN_CPS
from studio.secrecy import without_keys
from studio.settingsfile import line_of

Value: TypeAlias = str | int | float
FILE: Final = "config.toml"
ADDRESS: Final = re.compile(r"https?://[\w.:\[\]-]+(/\S*)?\Z")
FOLDERS: Final = re.compile(r"[^\0\n]{1,4000}\Z")
KEY: Final = re.compile(r"[\x21-\x7e]{1,400}\Z")
MODEL: Final = re.compile(r"[\w.:/@-]{1,200}\Z")
NAME: Final = re.compile(r"[^\n]{1,200}\Z")
MOST_BYTES: Final = 1_000_000  # of the file


class BadValueError(ValueError):
    """A value that a setting cannot have: its text says what it can be."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting.

    Attributes:
        key: table and name, as in `sound.frames`.
        default: its value where nobody says otherwise.
        about: what it does, a sentence for the file and for `notalabel config`.
        can_be: what its value can be, in words.
        read: makes a value of what the file, the environment or the player says.
        variable: the environment variable that wins over the file, "" for none.
        secret: it is never shown, and never in the file.
    """

    key: str
    default: Value
    about: str
    can_be: str
    read: Callable[[Any], Value]
    variable: str = ""
    secret: bool = False


def one_of(*choices: Value) -> Callable[[Any], Value]:
    """One of several values, or its text."""
    known = {str(one): one for one in choices}

    def read(value: Any) -> Value:
        if isinstance(value, bool) or str(value) not in known:
            raise BadValueError
        return known[str(value)]

    return read


def between(low: float, high: float, whole: bool = False) -> Callable[[Any], Value]:
    """A number in a range, or its text.

    >>> between(1, 65535, whole=True)("3001"), between(0, 1)(0.5)
    (3001, 0.5)
    """

    def read(value: Any) -> Value:
        if isinstance(value, bool) or not isinstance(value, (int, float, str)):
            raise BadValueError
        try:
            number = float(value)
        except (ValueError, OverflowError):
            raise BadValueError from None
        if not (math.isfinite(number) and low <= number <= high) or (whole and number % 1):
            raise BadValueError
        return int(number) if whole else number

    return read


def matching(pattern: re.Pattern[str]) -> Callable[[Any], Value]:
    """A text of a certain look; an empty one is none."""

    def read(value: Any) -> Value:
        if not isinstance(value, str) or (value and not pattern.match(value)):
            raise BadValueError
        return value

    return read


def some_of(*names: str) -> Callable[[Any], Value]:
    """Names out of some, with spaces between, each once.

    >>> some_of("a", "b")("b a")
    'b a'
    """

    def read(value: Any) -> Value:
        words = value.split() if isinstance(value, str) else [""]
        if len(set(words)) < len(words) or not set(words) <= set(names):
            raise BadValueError
        return " ".join(words)

    return read


PORT: Final = between(1, 65_535, whole=True)
A_PORT: Final = "a whole number from 1 to 65535"
AN_ADDRESS: Final = "an address that begins with http:// or https://"
A_KEY: Final = "a key without spaces"

KINDS: Final[Mapping[str, tuple[str, Callable[[Any], Value]]]] = {
    "address": (AN_ADDRESS, matching(ADDRESS)),
    "key": (A_KEY, matching(KEY)),
    "model": ("the name of a model", matching(MODEL)),
    "dollars": ("a number from 0 to 1000", between(0, 1000)),
}


def setting_of(provider: str, option: Option) -> Setting:
    """The setting for an option of a provider of models."""
    choices = option.kind.split("|")
    can_be, read = KINDS.get(option.kind) or (" or ".join(choices), one_of(*choices))
    return Setting(
        f"ai.{provider}_{option.name}", option.default, option.about, can_be, read,
        option.variable, secret=option.kind == "key",
    )  # fmt: skip


SETTINGS: Final[Mapping[str, Setting]] = {
    one.key: one
    for one in (
        Setting("sound.backend", "auto", "Where sound goes.", "auto, jack, portaudio or null",
                one_of("auto", "jack", "portaudio", "null")),
        Setting("sound.frames", 256, "Frames of a block: fewer are sooner, more are safer.",
                "64, 128 or 256", one_of(64, 128, 256)),
        Setting("sound.soundfont", "", "A SoundFont to play piano and gm_… from; empty: none.",
                "the path of a .sf2 file", matching(FOLDERS), "NOTALABEL_SOUNDFONT"),
        Setting("sound.device", "", "The output, by a part of its name; empty: the usual one.",
                "a name", matching(NAME)),
        Setting("sound.sample_rate", 48_000, "Frames a second; JACK has its own.",
                "44100, 48000, 88200, 96000 or 192000",
                one_of(44_100, 48_000, 88_200, 96_000, 192_000)),
        Setting("sound.outputs", 0, "How many outputs to open; 0: two, or all that JACK has.",
                "a whole number from 0 to 32", between(0, 32, whole=True)),
        Setting("sound.inputs", 0, "How many inputs to open for the sound in; 0: none is heard.",
                "a whole number from 0 to 32", between(0, 32, whole=True)),
        Setting("sound.cue", 3, "The first of the two outputs for pre-hearing.",
                "an odd number from 1 to 31", one_of(*range(1, 32, 2))),
        Setting("sound.cache_mb", 256, "Memory for voices rendered once and played again; 0: none.",
                "a number of megabytes from 0 to 16384", between(0, 16_384, whole=True)),
        Setting("recording.folder", "", "Where recordings go; empty: your music folder.",
                "the path of a folder", matching(NAME)),
        Setting("recording.bits", "24", "How samples of WAV recordings are kept.",
                "24 or float", one_of("24", "float")),
        Setting("tempo.cps", 0.5, "The tempo at the start, in cycles a second.",
                f"a number from {float(MIN_CPS):g} to {float(MAX_CPS):g}",
                between(float(MIN_CPS), float(MAX_CPS))),
        Setting("school.language", "", "The language of lessons; empty: as the system says.",
                "two letters, such as en or de", matching(re.compile(r"[a-z]{2}\Z"))),
        Setting("launch.quantum", 0, "Changes wait for a multiple of so many cycles; 0: at once.",
                "a whole number from 0 to 1024", between(0, 1024, whole=True)),
        Setting("launch.fade", 0.0, "How many cycles changes fade over; 0: none.",
                "a number from 0 to 64", between(0, 64)),
        Setting("stage.first", "prompt", "What opens first: the prompt; the stage, which fills the "
                "terminal; or plain lines for listeners.", "prompt, stage or reader",
                one_of("prompt", "stage", "reader")),
        Setting("stage.keys", "emacs", "Keys of the stage's editor.", "emacs or vi",
                one_of("emacs", "vi")),
        Setting("stage.theme", "dark", "Colours of the stage.",
                "dark, light, contrast, retro or plain",
                one_of("dark", "light", "contrast", "retro", "plain")),
        Setting("stage.mouse", "on", "Does the stage take the mouse? Off: it selects text as ever.",
                "on or off", one_of("on", "off")),
        Setting("stage.hand", "now", "When steps edited in the stage's panes are evaluated.",
                "now or enter", one_of("now", "enter")),
        Setting("samples.folders", "", f"Folders of samples for the start, {os.pathsep} between.",
                "paths of folders", matching(FOLDERS), "NOTALABEL_SAMPLES"),
        Setting("web.port", 3001, "The port of the web interface, on this machine alone.",
                A_PORT, PORT, "PORT"),
        Setting("osc.listen", "off", "Take what other programs send, from the start of the prompt.",
                "on or off", one_of("on", "off")),
        Setting("osc.port", 57_120, "The port that OSC messages come in at.", A_PORT, PORT),
        Setting("osc.socket", 8080, "The port of OSC over WebSocket, where Strudel sends.",
                A_PORT, PORT),
        Setting("osc.pages", "https://strudel.cc", "Pages of the web that may play over it.",
                "addresses that begin with https://, with spaces between", matching(NAME)),
        Setting("osc.query", "off", "Whether other programs find a session that listens.",
                "on or off", one_of("on", "off")),
        Setting("osc.allow", "", "Other machines that may send OSC, with spaces between.",
                "addresses and networks, as in 192.168.1.7 10.0.0.0/8", matching(NAME)),
        Setting("midi.output", "", "The MIDI output of midi() without a name, by a part of its "
                "name; empty: the first there is.", "a name", matching(NAME)),
        Setting("midi.inputs", "", "The MIDI input that is heard from the start, by a part of its "
                "name, or all; empty: what code reads.", "a name, or all", matching(NAME)),
        Setting("superdirt.to", "", "A SuperDirt that what plays goes to as well; empty: none.",
                "an address and a port, as in 127.0.0.1:57120", matching(NAME)),
        Setting("superdirt.only", "off", "What plays is heard there alone.", "on or off",
                one_of("on", "off")),
        Setting("superdirt.latency", 0.1, "Seconds by which it sounds later there than here.",
                "a number from 0 to 2", between(0, 2)),
        Setting("clock.beats", 4, "Beats of a cycle, for Link, MIDI clock and taps.",
                "a whole number from 1 to 32", between(1, 32, whole=True)),
        Setting("clock.link", "off", "Join Ableton Link at the start; it speaks on all networks.",
                "on or off", one_of("on", "off")),
        Setting("clock.tidal", "off", "Let TidalCycles up to 1.8 go by our tempo, from the start.",
                "on or off", one_of("on", "off")),
        Setting("clock.transport", "on", "Start and stop with the clock that leads, and tell ours.",
                "on or off", one_of("on", "off")),
        *(Setting(f"clock.offset_{name}", 0.0, f"Milliseconds that {said} comes later.",
                  "a number from -1000 to 1000", between(-1000, 1000))
          for name, said in (("link", "Link"), ("midi", "MIDI clock"), ("osc", "the clock by OSC"),
                             ("tidal", "TidalCycles' tempo"))),
        Setting("jam.name", "", "Your name in jams; empty: that of your profile, or your login's.",
                "a name", matching(NAME)),
        Setting("jam.colour", "", "Your colour there; empty: one that goes with your key.",
                "# and six hexadecimal digits, as in #ff8800",
                matching(re.compile(r"#[0-9a-fA-F]{6}\Z"))),
        Setting("jam.listen", "127.0.0.1:0", "Where jam host listens; 0.0.0.0: for other machines.",
                "an address and a port; port 0: any", matching(NAME)),
        Setting("jam.hub", "", "A hub that jam host uses instead of its own, for a host behind a "
                "router; empty: its own.", "an address that begins with jam:// or jams://",
                matching(re.compile(r"jams?://[\w.:\[\]-]+/?\Z"))),
        Setting("jam.models", "off", "May the player of jam invite ai ask models over the network? "
                "They are shown the code that everybody plays.", "on or off", one_of("on", "off")),
        Setting("usage.keep", "on", "Count on this machine how often and how long you play, never "
                "what; it is sent nowhere.", "on or off", one_of("on", "off")),
        Setting("early.features", "lab voice", "Early features that are on.",
                "names from lab, voice, with spaces", some_of("lab", "voice")),
        Setting("ai.models", " ".join(every()), "Who is asked for music, in this order; "
                "empty: nobody.", f"names from {', '.join(sorted(every()))}, with spaces",
                some_of(*every())),
        Setting("ai.wait", 12.0, "Seconds that a better answer of a model is waited for.",
                "a number from 0 to 120", between(0, 120)),
        Setting("ai.limit", 60.0, "Seconds after which a model is given up, though none waits.",
                "a number from 1 to 600", between(1, 600)),
        Setting("ai.requests_per_minute", 10, "How many requests a minute go to models.",
                "a number from 0 to 600", between(0, 600)),
        Setting("ai.daily_budget", 1.0, "Dollars that models may cost a day; 0: only free ones.",
                "a number from 0 to 1000", between(0, 1000)),
        Setting("ai.cache_strategy", "normal", "How long answers of models are kept: for a week, "
                "and given once a run; for ever, and given again; or not at all.",
                "normal, aggressive or none", one_of("normal", "aggressive", "none"),
                "CACHE_STRATEGY"),
        Setting("ai.answers", "play", "Whether an answer of ask plays at once, or is shown first.",
                "play or show", one_of("play", "show")),
        Setting("ai.log_requests", "off", "Keep each request, its answer, and whether you kept "
                "it, in a file of your own.", "on or off", one_of("on", "off")),
        *(setting_of(provider.name, option)
          for provider in every().values() for option in provider.options),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for this run.

    Attributes:
        values: the value of each setting.
        origins: where it came from: "the default", the file's name, or a variable's name.
        problems: a sentence for each thing that could not be read.
    """

    values: Mapping[str, Value] = field(
        default_factory=lambda: {key: one.default for key, one in SETTINGS.items()}
    )
    origins: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def origin(self, key: str) -> str:
        """Where the value of a setting came from."""
        return self.origins.get(key, "the default")


def settings_of(text: str, environ: Mapping[str, str]) -> Settings:
    r"""The settings that a file and the environment ask for; what is wrong keeps its default.

    >>> found = settings_of("[sound]\nframes = 64", {"PORT": "8080"})
    >>> found["sound.frames"], found["web.port"], found["sound.backend"], found.origin("web.port")
    (64, 8080, 'auto', 'PORT')
    >>> settings_of("[sound]\nframes = 100", {}).problems
    ('config.toml, line 2: sound.frames cannot be 100; it can be 64, 128 or 256; 256 holds',)
    """
    values: dict[str, Value] = {key: one.default for key, one in SETTINGS.items()}
    origins: dict[str, str] = {}
    problems: list[str] = []
    given, broken = _tables(text)
    for key, value in given.items():
        try:
            values[key] = from_file(key, value)
            origins[key] = FILE
        except BadValueError as error:
            now = f"; {values[key]} holds" if key in CHANGEABLE else ""
            problems.append(f"{FILE}, line {line_of(text, key)}: {error}{now}")
    for key, one in SETTINGS.items():
        if one.variable and (said := environ.get(one.variable)):
            try:
                values[key] = checked(one, said)
                origins[key] = one.variable
            except BadValueError:
                shown = "that" if one.secret else f"{without_keys(said)[:40]!r}"
                problems.append(f"{one.variable} cannot be {shown}; it can be {one.can_be}")
    return Settings(values, origins, (*broken, *problems))


CHANGEABLE: Final = tuple(key for key, one in SETTINGS.items() if not one.secret)


def from_file(key: str, value: Any) -> Value:
    """The value of a setting as the file or the player says it.

    Raises:
        BadValueError: there is no such setting, or it cannot be that.
    """
    one = known(key)
    if one.secret:
        raise BadValueError(
            f"{key} is a secret, which is not kept in a file; `notalabel config set {key}` asks "
            f"for it, or set the variable {one.variable}"
        )
    return checked(one, value)


def known(key: str) -> Setting:
    """The setting of a name.

    Raises:
        BadValueError: there is none.

    >>> known("sound.frame")
    Traceback (most recent call last):
    studio.settings.BadValueError: there is no setting sound.frame; did you mean sound.frames?
    """
    if key in SETTINGS:
        return SETTINGS[key]
    near = get_close_matches(key, SETTINGS, 1)
    better = f"did you mean {near[0]}?" if near else "`notalabel config` lists what there is"
    raise BadValueError(f"there is no setting {key[:60]}; {better}")


def checked(one: Setting, value: Any) -> Value:
    """A value that a setting can have.

    Raises:
        BadValueError: it cannot be that.
    """
    try:
        return one.read(value)
    except BadValueError:
        if one.secret:
            raise BadValueError(f"{one.key} cannot be that; it can be {one.can_be}") from None
        shown = without_keys(f"{value!r}" if isinstance(value, str) else f"{value}")
        raise BadValueError(f"{one.key} cannot be {shown[:60]}; it can be {one.can_be}") from None


def _tables(text: str) -> tuple[dict[str, Any], list[str]]:
    """The settings of a file by their keys, and what keeps it from being read."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"\(at line (\d+)", str(error))
        number = found[1] if found else max(len(text.splitlines()), 1)
        what = str(error).partition(" (at")[0].lower() or "nested too deep"
        told = f"this is not TOML ({what}); until it is mended, defaults hold"
        return {}, [f"{FILE}, line {number}: {told}"]
    found_: dict[str, Any] = {}
    for table, names in tables.items():
        if isinstance(names, dict):
            found_.update({f"{table}.{name}": value for name, value in names.items()})
        else:
            found_[table] = names
    return found_, []
