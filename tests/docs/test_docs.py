"""Every block of code in the pages says what is true: it runs, or what it calls is there."""

import importlib.util
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from patterns.strudel.evaluate import evaluate
from repl.cli import build_parser, joined
from studio.commands.table import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "bench/README.md"]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.S | re.M)
TARGETS = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
TOOLS = {
    "git",
    "ssh",
    "nats-server",
    "python",
    "cd",
    "pip",
    "curl",
    ".ci/run",
    "docker",
    "npm",
    "sudo",
}


def blocks(*kinds):
    found = []
    for page in sorted(PAGES):
        text = page.read_text("utf-8")
        for one in BLOCK.finditer(text):
            line = text[: one.start()].count("\n") + 1
            if one[1] in kinds:
                found.append(pytest.param(one[2], id=f"{page.relative_to(ROOT)}:{line}"))
    return found


def words_of(line):
    return shlex.split(line, comments=True)


@pytest.mark.parametrize("code", blocks("js", "strudel"))
def test_strudel_code_plays(code):
    evaluate(code).pattern.query(0, 1)


@pytest.mark.parametrize("code", blocks("python"))
def test_python_is_python(code):
    compile(code, "page", "exec")


@pytest.mark.parametrize("text", blocks("toml"))
def test_toml_can_be_read(text):
    tomllib.loads(text)


@pytest.mark.parametrize("text", blocks("sh"))
def test_commands_are_there(text):
    for line in text.replace("\\\n", " ").splitlines():
        words = words_of(line)
        while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
            words.pop(0)
        if words:
            assert is_there(words), line


def is_there(words):
    program = Path(words[0]).name
    if program == "make":
        return all(word in TARGETS or "=" in word for word in words[1:])
    if program == "notalabel":
        build_parser().parse_args(joined(words[1:]))
        return True
    if program.startswith("python") and words[1:2] == ["-m"]:
        return words[2] == "pip" or importlib.util.find_spec(words[2]) is not None
    return program in TOOLS or words[0] in TOOLS


@pytest.mark.parametrize("text", blocks(""))
def test_what_is_typed_at_the_prompt_is_a_command_or_plays(text):
    if "──" in text or "   " in text:
        pytest.skip("a drawing")
    for line in text.splitlines():
        if line.split(" ")[0] not in COMMANDS:
            evaluate(line)


@pytest.mark.parametrize("page", sorted(PAGES), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
