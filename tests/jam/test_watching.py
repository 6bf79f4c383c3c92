"""Shared documents that nobody needs any more are given back."""

import gc
import weakref

import pytest

from jam.flok.document import Document
from jam.panes import PaneText


def pane() -> PaneText:
    one = PaneText(3, lambda: 0.0)
    one.edit(0, 0, "é bd")
    one.undo()
    one.redo()
    one.merge(PaneText(4, lambda: 0.0).since(one.state))
    return one


def session() -> Document:
    one = Document(3)
    one.add("a", "strudel")
    one.edit("a", 0, 0, "é bd")
    one.undo("a")
    one.redo("a")
    return one


@pytest.mark.parametrize("make", [pane, session])
def test_a_document_goes_with_who_made_it(make):
    one = make()
    document = weakref.ref(one._doc)
    del one
    gc.collect()
    assert document() is None


def test_a_document_that_is_made_anew_lets_the_one_before_go():
    one = pane()
    document = weakref.ref(one._doc)
    one._again()
    gc.collect()
    assert document() is None
    assert str(one) == "é bd"
