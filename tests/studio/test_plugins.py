"""Plugins: a package with one of each kind is used; a broken one is named and left out."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ai import asking
from ai.asking import Question, ask
from ai.palette import Palette
from engine import palette
from studio.commands.table import COMMANDS
from studio.config import Config
from studio.plugins import GROUPS, with_sounds, with_tiers, with_words
from studio.render import Job, render_job
from studio.visuals.table import VISUALS
from tests.studio.fakes import steps
from tests.studio.rooms import Room

EXAMPLE = Path(__file__).parent.parent / "plugins" / "example"
CONFIG = Config("production", None, None)


@pytest.fixture(autouse=True)
def ours() -> Iterator[None]:
    """What plugins add is forgotten afterwards."""
    kept = [(table, dict(table)) for table in (COMMANDS, VISUALS, asking.OTHERS)]
    yield
    for table, before in kept:
        table.clear()
        table.update(before)
    palette.adopt(())


def installed(
    site: Path, monkeypatch: pytest.MonkeyPatch, points: dict[str, dict[str, str]]
) -> None:
    """Put a package where Python finds it, as an installer does: with its entry points beside."""
    info = site / "notalabel_example-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: notalabel-example\nVersion: 1.0\n")
    lines = [
        line
        for group, names in points.items()
        for line in (f"[{group}]", *(f"{name} = {value}" for name, value in names.items()))
    ]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")
    monkeypatch.syspath_prepend(str(site))
    for name in [name for name in sys.modules if name.startswith(("notalabel_example", "broken"))]:
        monkeypatch.delitem(sys.modules, name)


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example package, installed."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]
    installed(tmp_path, monkeypatch, project["entry-points"])
    monkeypatch.syspath_prepend(str(EXAMPLE))


@pytest.mark.usefixtures("example")
def test_a_command_of_a_plugin_is_a_word_at_the_prompt() -> None:
    assert with_words() == ()
    room = Room()
    room.type("a", drums=steps("bd"), bass=steps("x"))
    assert room.command("count").text == "2 slots"
    assert room.command("count badly").text == (
        "the command count of a plugin failed (ZeroDivisionError); the log file says why"
    )


@pytest.mark.usefixtures("example")
def test_a_visual_of_a_plugin_draws_what_plays() -> None:
    with_words()
    room = Room()
    room.type("a", drums=steps("bd", "sd"))
    reply = run(room, "show density 2")
    assert reply == ("0 ##", "1 ##")


def run(room: Room, line: str) -> tuple[str, ...]:
    from studio.commands.table import run as run_command

    promised = run_command(room.session, line)
    assert promised is not None
    room.session.work()
    return promised.result(30).notes


@pytest.mark.usefixtures("example")
def test_a_tier_of_a_plugin_is_asked_first_and_its_answer_tried() -> None:
    assert with_tiers() == ()
    sounds = Palette(frozenset({"bd", "sine"}))
    answer = ask(Question("a techno beat", palette=sounds))
    assert (answer.tier, answer.code) == ("fours", 's("bd*4")')
    beyond = ask(Question("a techno beat", palette=Palette(frozenset({"sine"}))))
    assert beyond.why_not[0] == "fours: it knows only a kick drum"
    assert beyond.tier != "fours"


@pytest.mark.audio
@pytest.mark.usefixtures("example")
def test_a_sound_of_a_plugin_is_heard(tmp_path: Path) -> None:
    assert with_sounds(CONFIG) == ()
    done = render_job(Job('note("a4").s("glassy")'), tmp_path / "out.wav")
    assert done.voices == 4
    assert done.peak > 0.05


@pytest.mark.parametrize(
    ("kind", "value", "text", "sentence"),
    [
        ("commands", "broken:X", "1 / 0", "ZeroDivisionError: division by zero"),
        ("commands", "broken:X", "Y = 1", "AttributeError: module 'broken' has no attribute 'X'"),
        ("commands", "broken:X", "X = 1", "TypeError: broken:X is no Command"),
        ("commands", "broken:X", "raise SystemExit", "SystemExit"),
        ("visuals", "broken:X", "X = print", "TypeError: broken:X is no Visual"),
        ("tiers", "broken:X", "import nowhere", "ModuleNotFoundError: No module named 'nowhere'"),
        ("sounds", "missing", "", "ImportError: there is no module missing"),
    ],
)
def test_a_broken_plugin_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, value: str, text: str, sentence: str
) -> None:
    installed(tmp_path, monkeypatch, {GROUPS[kind]: {"bad": value}})
    (tmp_path / "broken.py").write_text(text)
    known = set(COMMANDS) | set(VISUALS)
    problems = (*with_sounds(CONFIG), *with_words(), *with_tiers())
    said = f"the plugin bad of notalabel-example ({kind}) is left out: {sentence}"
    assert [problem.startswith(said) for problem in problems] == [True]
    assert set(COMMANDS) | set(VISUALS) == known


def test_a_sound_that_fails_is_named_by_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, monkeypatch, {GROUPS["sounds"]: {"bad": "broken"}})
    (tmp_path / "broken.py").write_text("\nSYNTH = 1\n")
    assert with_sounds(CONFIG) == (
        f"{tmp_path / 'broken.py'}: its SYNTH is no Synth; it is left out",
    )


def test_a_word_that_is_taken_stays_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, monkeypatch, {GROUPS["commands"]: {"bad": "broken:X"}})
    (tmp_path / "broken.py").write_text(
        "from studio.commands.table import COMMANDS\nX = COMMANDS['hush']\n"
    )
    assert with_words() == (
        "the plugin bad of notalabel-example (commands) is left out: ValueError: its word hush is "
        "taken, or no word",
    )
