"""What these tests share: a server on loopback, and libraries with short patience."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.samples.library import Library
from engine.samples.limits import LIMITS
from tests.engine.samples.server import Server, serving

collect_ignore = ["server.py"]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def opened(tmp_path: Path, told: list[str]) -> Iterator[Callable[..., Library]]:
    """opened(**limits) -> a patient library that keeps its files in one folder."""
    libraries = []

    def make(**limits: Any) -> Library:
        usual = {"transfer_s": 5.0, "patience_s": 20.0}
        library = Library(
            tmp_path / "cache",
            lambda text, _bad: told.append(text),
            patient=True,
            limits=replace(LIMITS, **{**usual, **limits}),
        )
        libraries.append(library)
        return library

    yield make
    for library in libraries:
        library.close()
