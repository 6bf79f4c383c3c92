"""Whatever is typed, and however long: the stage is there, and holds no more than it needs."""

from repl.stage.message import MOST_KEPT
from repl.stage.pages import MOST_ANCHORS, MOST_UNDO
from tests.repl.stage import fuzz, growth


def test_no_stream_of_keys_ends_the_stage() -> None:
    fuzz.run(15, seed=3)


def test_what_is_kept_of_evaluations_is_limited() -> None:
    _, _, player = growth.measured(60)
    page = player.stage.screen.pages.open
    assert len(page.anchors) <= MOST_ANCHORS
    assert len(page.errors) <= 1
    assert len(page.buffer._undo_stack) <= MOST_UNDO
    assert len(player.stage.screen.messages.past) <= MOST_KEPT
