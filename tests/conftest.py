"""What all tests share: Hypothesis without dice, golden files, and how processes share them."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every run; slow machines, shared by many, are no reason to fail.
settings.register_profile(
    "notalabel", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("notalabel")


def pytest_addoption(parser: pytest.Parser) -> None:
    """--update-golden writes what is played now into the golden files, to be read in review.

    --all-requests asks for everything that tests/ai knows, not for a sample of it; --all-lessons
    drives a lesson of each topic on a terminal.
    """
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/*.haps")
    parser.addoption("--all-requests", action="store_true", help="all of tests/ai/prompts.json")
    parser.addoption("--all-lessons", action="store_true", help="a lesson of each topic, in tmux")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With `-n`: see tests/sharing.py."""
    from tests.sharing import Sharing

    config.option.loadscopereorder = False
    return Sharing(config, log)


@pytest.hookimpl(trylast=True)  # after they are shuffled
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In one of several processes, what takes long comes first."""
    if hasattr(config, "workerinput"):
        from tests.sharing import rank

        items.sort(key=lambda item: rank(item.nodeid))


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Are golden files to be rewritten?"""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def cheap_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sealing takes no time: the passphrases of tests need no protection."""
    monkeypatch.setattr("studio.sealing.SCRYPT_N", 2**4)
