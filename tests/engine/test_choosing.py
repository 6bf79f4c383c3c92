"""Which backend is taken, and what is said about it."""

import pytest

from engine.backends import choosing
from engine.backends.protocol import Device, Format
from engine.errors import BackendError

FORMAT = Format(256, 48_000)


class Fake:
    """A backend that works, has an obstacle, or does not open."""

    def __init__(self, name, obstacle="", opens=True, devices=()):
        self.name, self._obstacle, self._opens = name, obstacle, opens
        self._devices = [Device(device, 2, (48_000,)) for device in devices]

    def devices(self):
        return self._devices

    def sources(self):
        return self._devices[:1]

    def obstacle(self):
        return self._obstacle

    def boot(self, wanted):
        if not self._opens:
            raise BackendError("the device is in use by another program")
        return f"{self.name} at {wanted.device or wanted.frames}"

    def run(self, server, computed, stop):
        """Never run here."""


@pytest.fixture
def backends(monkeypatch):
    def having(*fakes):
        monkeypatch.setattr(choosing, "IN_ORDER", fakes)

    return having


def test_auto_takes_the_first_that_works(backends):
    backends(Fake("jack"), Fake("portaudio"), Fake("null"))
    backend, server, why = choosing.choose("auto", FORMAT)
    assert (backend.name, server, why) == ("jack", "jack at 256", "JACK")


def test_auto_says_why_the_others_were_left_out(backends):
    backends(
        Fake("jack", "no JACK server is running"), Fake("portaudio", opens=False), Fake("null")
    )
    backend, _, why = choosing.choose("auto", FORMAT)
    assert backend.name == "null"
    assert why == (
        "time runs but nothing is heard: no JACK server is running, "
        "the device is in use by another program"
    )


def test_a_backend_that_crashed_before_is_left_out(backends):
    backends(Fake("jack"), Fake("portaudio"), Fake("null"))
    backend, _, why = choosing.choose("auto", FORMAT, crashed=("jack",))
    assert backend.name == "portaudio"
    assert why == "the default audio output: JACK crashed when it was opened"


def test_one_asked_for_by_name_is_taken_or_refused(backends):
    backends(Fake("jack", "no JACK server is running"), Fake("null"))
    assert choosing.choose("null", FORMAT)[2] == "time runs but nothing is heard, as asked for"
    with pytest.raises(BackendError) as caught:
        choosing.choose("jack", FORMAT)
    assert str(caught.value) == "no JACK server is running; start JACK, or take --backend auto"


def test_each_is_named_before_it_is_opened(backends):
    backends(Fake("jack", "none"), Fake("null"))
    named = []
    choosing.choose("auto", FORMAT, trying=named.append)
    assert named == ["jack", "null"]


def test_a_device_is_found_by_a_part_of_its_name(backends):
    backends(
        Fake("jack", devices=["system"]), Fake("portaudio", devices=["HDMI 0", "Scarlett 2i2"])
    )
    backend, server, why = choosing.choose("auto", Format(256, 48_000, device="scarlett"))
    assert (backend.name, server) == ("portaudio", "portaudio at Scarlett 2i2")
    assert why == "Scarlett 2i2, as asked for"


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("scarlet 2i4", 'the nearest is "Scarlett 2i2"'),
        ("qqq", "there is system, HDMI 0, Scarlett 2i2"),
    ],
)
def test_a_device_that_is_not_there_is_one_sentence_with_the_nearest(backends, asked, hint):
    backends(
        Fake("jack", devices=["system"]), Fake("portaudio", devices=["HDMI 0", "Scarlett 2i2"])
    )
    with pytest.raises(BackendError) as caught:
        choosing.choose("auto", Format(256, 48_000, device=asked))
    assert str(caught.value) == f'there is no output called "{asked}"; {hint}'


def test_a_way_to_the_ears_is_there_when_a_backend_or_the_device_is(backends):
    backends(Fake("jack", "none"), Fake("portaudio", devices=["HDMI 0"]), Fake("null"))
    assert choosing.can_be_heard("auto")
    assert choosing.can_be_heard("auto", "hdmi")
    assert not choosing.can_be_heard("auto", "scarlett")
    assert not choosing.can_be_heard("jack")
    assert not choosing.can_be_heard("auto", crashed=["portaudio"])


def test_probing_tells_the_obstacle_the_outputs_and_the_inputs_of_each(backends):
    known = [Device(name, 2, (48_000,)) for name in ("HDMI 0", "HDMI 1")]
    backends(
        Fake("jack", "no JACK server is running"), Fake("portaudio", devices=["HDMI 0", "HDMI 1"])
    )
    assert choosing.probe() == {
        "jack": ("no JACK server is running", [], []),
        "portaudio": ("", known, known[:1]),
    }
