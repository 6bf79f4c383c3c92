"""`dirt to`: where what plays goes, said and refused."""

import socket
from collections.abc import Iterator

import pytest

from studio.commands.table import run
from studio.links.dirt.driving import begun
from studio.replies import Notice
from studio.session import Session
from studio.settings import settings_of
from tests.studio.fakes import FakeProgram, FakeSound, ManualClock, Script, steps


@pytest.fixture
def session() -> Iterator[Session]:
    script = Script()
    script.programs["beat"] = FakeProgram({"drums": steps("bd")})
    session = Session(FakeSound(ManualClock()), script, lambda _: None)
    session.start()
    yield session
    said(session, "dirt off")
    session.close()


def said(session: Session, line: str) -> str:
    promised = run(session, line)
    assert promised is not None
    return promised.result(30).text


def test_what_plays_goes_where_it_is_sent(session: Session) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as there:
        there.bind(("127.0.0.1", 0))
        there.settimeout(30)
        place = f"127.0.0.1:{there.getsockname()[1]}"
        assert said(session, f"dirt to {place}").startswith(
            f"what plays goes to {place}, there too"
        )
        session.evaluate("beat")
        heard = {there.recv(999)[16:36].lstrip(b"\0")[:15] for _ in range(2)}
        assert any(b"/dirt/play" in one for one in heard) or b"/dirt/play" in there.recv(999)
        assert f"went to {place}, which does not answer yet" in said(session, "dirt")
        assert said(session, "dirt off") == "all is heard here"
        assert said(session, "dirt").startswith("no SuperDirt is driven")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("dirt to", "where to?"), ("dirt x", "where to?"), ("dirt to 1.2.3.4:x", "no place"),
        ("dirt to 127.0.0.1:99999", "no place"), ("dirt to 127.0.0.1:0", "no place"),
    ],
)  # fmt: skip
def test_what_is_no_place_is_told(session: Session, line: str, why: str) -> None:
    assert why in said(session, line)


def test_the_settings_name_one(session: Session) -> None:
    settings = settings_of('[superdirt]\nto = "127.0.0.1:57999"\nonly = "on"', {})
    assert begun(session, settings).text.startswith("what plays goes to 127.0.0.1:57999, there ins")
    broken = settings_of('[superdirt]\nto = "127.0.0.1:x"', {})
    told = "superdirt.to: 127.0.0.1:x is no place; write it as in 127.0.0.1:57120"
    assert begun(session, broken) == Notice(told, bad=True)
