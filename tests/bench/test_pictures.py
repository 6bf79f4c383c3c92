"""The picture and the tune of the README: small, well-formed, and drawn as the terminal was."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.terminal_picture import INK, svg_of

HOUSE = Path(__file__).parents[2]
SCREEN = "\x1b[1;38;5;231mkick:\x1b[0m s(\x1b[48;5;221mbd\x1b[49m)\n\x1b[31m██▄\x1b[7m x"


def drawn(screen: str = SCREEN) -> ElementTree.Element:
    return ElementTree.fromstring(svg_of(screen, 20, 3, "a <title>"))


def texts(picture: ElementTree.Element) -> list[tuple[str | None, str | None]]:
    return [(one.text, one.get("fill")) for one in picture if one.tag.endswith("}text")]


def test_texts_have_their_colours() -> None:
    assert texts(drawn()) == [
        ("kick:", "#ffffff"), ("s(", INK), ("bd", INK), (")", INK), ("x", "#161616"),
    ]  # fmt: skip


def test_blocks_are_rectangles_that_meet() -> None:
    red = [one for one in drawn() if one.get("fill") == "#cd3131"]
    assert [(one.get("width"), one.get("height")) for one in red] == [
        ("16.8", "18"), ("8.4", "9"), ("16.8", "18"),
    ]  # fmt: skip


def test_the_picture_says_what_it_is() -> None:
    assert drawn()[0].text == "a <title>"


@pytest.mark.parametrize(
    ("file", "most"), [("docs/stage.svg", 300_000), ("docs/dusk.mp3", 1_000_000)]
)
def test_what_the_readme_shows_is_there_and_small(file: str, most: int) -> None:
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert f"({file})" in readme
    assert 10_000 < (HOUSE / file).stat().st_size < most


def test_the_picture_of_the_readme_is_a_stage_that_plays() -> None:
    picture = ElementTree.parse(HOUSE / "docs/stage.svg").getroot()
    said = " ".join(text or "" for text, _ in texts(picture))
    assert re.search(r"Pianoroll", said)
    assert "kick:" in said
