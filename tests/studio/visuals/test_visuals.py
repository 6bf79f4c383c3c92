"""Every visual at several sizes, against golden text, and with what nobody expects.

`pytest tests/studio/visuals --update-golden` writes the texts anew; the difference is reviewed.
"""

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.visuals.kit import View, Visual, text_of
from studio.visuals.table import VISUALS, drawn
from tests.studio.visuals.views import empty_view, full_view, odd_view

GOLDEN = Path(__file__).parent / "golden"
SIZES = ((78, 12), (40, 6), (16, 3))
OWN = [VISUALS[name] for name in sorted(VISUALS)]

columns, rows = st.integers(1, 200), st.integers(1, 60)
ODD: list[object] = [
    None, True, 0, -1, 10**400, math.nan, math.inf, -math.inf, 1e308, -1e308, "", "c3", "g##",
    "\x1b[2J", "a\nb", "é" * 300, "♭", "#zzz", "#fff", ["c3"], {"s": 1}, object, b"x",
]  # fmt: skip
NAMES = ["s", "note", "n", "freq", "color", "clip", "gain"]
TIMES = [0.0, -1.0, 5.25, 5.5, 6.0, 1e308, -1e308, math.inf, -math.inf, math.nan]
OPTIONS = ["cycles", "playhead", "fold", "labels", "minMidi", "maxMidi", "beats"]
odd = st.sampled_from(ODD)
values = st.dictionaries(st.sampled_from(NAMES), odd, max_size=4)
each_visual = pytest.mark.parametrize("visual", OWN, ids=lambda one: one.name)


def text(visual: Visual, view: View, width: int, height: int) -> str:
    return "".join(f"|{text_of(line):{width}}|\n" for line in drawn(visual, view, width, height))


def sheet(visual: Visual) -> str:
    """A visual at all sizes, then in ASCII, then in silence."""
    views = {"": full_view(visual), " ascii": full_view(visual, unicode=False)}
    parts = [
        f"{width}x{height}{name}\n{text(visual, view, width, height)}"
        for name, view in views.items()
        for width, height in SIZES
    ]
    return "\n".join([*parts, f"silence\n{text(visual, empty_view(visual), 40, 3)}"])


@each_visual
def test_a_visual_draws_what_is_written_here(visual: Visual, update_golden: bool) -> None:
    path = GOLDEN / f"{visual.name}.txt"
    if update_golden:
        path.write_text(sheet(visual), encoding="utf-8")
    assert sheet(visual) == path.read_text(encoding="utf-8")


@each_visual
def test_without_unicode_all_is_ascii(visual: Visual) -> None:
    assert text(visual, full_view(visual, unicode=False), 80, 24).isascii()


def complaints(visual: Visual, view: View, width: int, height: int) -> list[str]:
    """What is wrong with a drawing."""
    visual.draw(view, width, height)  # raises nothing
    lines = [text_of(line) for line in drawn(visual, view, width, height)]
    wrong = [line for line in lines if len(line) > width or not (line or " ").isprintable()]
    return [*wrong, *lines[height:]]


@each_visual
@given(columns, rows, st.floats(0, 1e4), st.floats(0.01, 40), st.booleans())
@settings(max_examples=40)
def test_a_drawing_fits_any_size_at_any_time(
    visual: Visual, width: int, height: int, now: float, span: float, unicode: bool
) -> None:
    around = {"begin": now - span / 2, "end": now + span / 2, "now": now, "unicode": unicode}
    assert complaints(visual, replace(full_view(visual), **around), width, height) == []


@each_visual
@given(columns, rows, st.lists(st.tuples(values, st.sampled_from(TIMES)), min_size=1, max_size=6))
@settings(max_examples=60)
def test_hostile_events_and_levels_break_no_drawing(
    visual: Visual, width: int, height: int, found: list[tuple[object, float]]
) -> None:
    view = odd_view(visual, [value for value, _ in found], [time for _, time in found])
    assert complaints(visual, view, width, height) == []


@each_visual
@given(st.dictionaries(st.sampled_from(OPTIONS), odd, min_size=1, max_size=4))
@settings(max_examples=40)
def test_hostile_options_break_no_drawing(visual: Visual, options: dict[str, object]) -> None:
    assert complaints(visual, replace(full_view(visual), options=options), 60, 10) == []


@pytest.mark.parametrize("visual", [one for one in OWN if one.stamp], ids=lambda one: one.name)
def test_as_long_as_its_stamp_is_the_same_so_is_a_drawing(visual: Visual) -> None:
    assert visual.stamp is not None
    view, seen = full_view(visual), {}
    for step in range(300):
        by = step / 200
        moved = replace(view, begin=view.begin + by, end=view.end + by, now=(view.now or 0) + by)
        lines = [text_of(line) for line in drawn(visual, moved, 60, 9)]
        styled = drawn(visual, moved, 60, 9)
        assert seen.setdefault(visual.stamp(moved, 60, 9), (lines, styled)) == (lines, styled)
    assert 1 < len(seen) < 300


def test_a_visual_that_fails_says_so_in_a_sentence() -> None:
    broken = Visual("broken", "nothing", lambda *_: [1 / 0])  # type: ignore[list-item]
    assert drawn(broken, View(0, 1), 80, 5) == [
        "the visual broken failed (ZeroDivisionError); the log file says why"
    ]


def test_a_pianoroll_lights_what_sounds_and_dims_what_is_muted() -> None:
    roll = VISUALS["pianoroll"]
    view = full_view(roll)
    lit = {style for line in drawn(roll, view, 60, 12) for style, _ in line}
    muted = replace(view, silent=frozenset({"tune", "drums"}))
    assert "sounds" in lit
    assert "sounds" not in {style for line in drawn(roll, muted, 60, 12) for style, _ in line}


def test_color_chooses_the_nearest_hue() -> None:
    roll = VISUALS["punchcard"]
    rows = drawn(roll, full_view(roll), 60, 12)
    by_name = {text_of(line).split()[1]: {style for style, _ in line} for line in rows[:6]}
    assert "hue0" in by_name["bd"]
