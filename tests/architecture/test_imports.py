"""What it costs to import: start-up is quick, and the language touches nothing."""

import json
import subprocess
import sys

from tests.architecture.sources import ROOT

REPORT = """
import json, sys, threading
print(json.dumps([sorted(sys.modules), threading.active_count()]))
"""


def after(statement: str) -> tuple[set[str], int, str]:
    """Modules and threads there are after a statement in a fresh Python, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\n{REPORT}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    *printed, report = done.stdout.splitlines()
    names, threads = json.loads(report)
    return set(names), threads, "\n".join(printed) + done.stderr


def test_the_command_line_starts_without_its_heavy_libraries():
    names, _, _ = after("import repl.cli")
    heavy = {"pyo", "numpy", "soundfile", "openai", "httpx", "prompt_toolkit", "tree_sitter"}
    heavy |= {"matplotlib", "studio.visuals.table"}
    assert heavy & names == set()


def test_settings_and_words_at_the_prompt_load_nothing_that_talks_to_models():
    names, _, _ = after("import studio.settings, studio.commands.table, studio.models")
    assert {"openai", "httpx", "httpx2", "pydantic"} & names == set()


def test_words_at_the_prompt_load_no_pictures():
    names, _, _ = after("import studio.commands.table, studio.plugins, studio.viewing")
    assert {"matplotlib", "numpy", "studio.visuals.table"} & names == set()


def test_importing_the_language_does_nothing_but_define_it():
    names, threads, printed = after("import patterns.vocabulary, patterns.strudel.evaluate")
    assert threads == 1
    assert printed == ""
    assert {"pyo", "numpy", "soundfile", "asyncio", "socket", "subprocess"} & names == set()
