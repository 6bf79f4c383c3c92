"""What the tests of models share: one server, and a quick local tier."""

from collections.abc import Iterator

import pytest

from ai import asking
from tests.ai.models.fake import Server, running


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that plays what a test tells it to."""
    with running() as one:
        yield one


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quickest local tier: which of them answers is not the question here."""
    monkeypatch.setattr(asking, "ORDER", ("fallback",))


@pytest.fixture
def editing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A local tier that can change what plays."""
    monkeypatch.setattr(asking, "ORDER", ("procedural",))
