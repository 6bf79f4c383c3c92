"""What ARCHITECTURE.md and CONTRIBUTING.md say is there."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT

NAME = re.compile(r"`([\w./]+(?:\.(?:py|toml|md)|/))`")
IN_WORDS = re.compile(r"\b[A-Z]{2,}\b")  # MACHINE, NAME: stand for any


def names(page: str) -> list[str]:
    """The files and folders that a page names."""
    found = NAME.findall((ROOT / page).read_text("utf-8"))
    return [name.rstrip("/") for name in found if not IN_WORDS.search(name.partition(".")[0])]


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    there = {"/" + path.relative_to(ROOT).as_posix() for path in everything()}
    lost = [name for name in names(page) if not any(path.endswith("/" + name) for path in there)]
    assert lost == []


@pytest.mark.parametrize("package", PACKAGES)
def test_the_map_names_every_folder_of_a_package(package: str) -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    section = page.partition(f"### {package}/")[2].partition("\n### ")[0]
    folders = [path.name for path in (ROOT / package).iterdir() if (path / "__init__.py").exists()]
    assert [name for name in folders if f"`{name}/`" not in section] == []


def everything() -> list[Path]:
    """The files and folders of the project, but for what is made."""
    tops = [ROOT / top for top in (*PACKAGES, "tests", "bench", "docs", "requirements", "deploy")]
    return [*tops, *ROOT.glob("*.*"), *(path for top in tops for path in top.rglob("*"))]
