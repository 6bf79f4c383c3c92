"""Samples from servers, folders and the player's own maps; what is broken is refused."""

import asyncio
import hashlib
import json
import os
import socket
from types import SimpleNamespace

import pytest

from engine.errors import ComingError, SampleError, SoundError
from engine.samples.bank import Place, Recording
from engine.samples.fetch import Network
from engine.samples.library import Library
from tests.engine.samples.server import sound


def first(library: Library, name: str, number: float = 0) -> Recording:
    """The samples of a name."""
    bank = library.bank(name)
    assert bank is not None
    return library.recording(bank.choose(number, 36)[0], name)


def why(library: Library, name: str = "bd") -> str:
    """What is told when a name is played that cannot be."""
    with pytest.raises(SoundError) as caught:
        first(library, name)
    return str(caught.value)


def test_a_map_from_a_server_is_loaded_with_its_files(server, opened, told):
    server.answers["/kit/strudel.json"] = json.dumps({"bd": ["a.wav", "b.wav"]}).encode()
    server.answers["/kit/b.wav"] = sound(9600, channels=2)
    library = opened()
    library.load("samples", (f"{server.base}/kit/strudel.json",))
    found = first(library, "bd", 1)
    assert (found.frames, found.channels, found.rate, found.length_s) == (9600, 2, 48_000, 0.2)
    assert told == [f"1 sounds from {server.base.removeprefix('http://')}/…/strudel.json"]
    assert server.asked == ["/kit/strudel.json", "/kit/b.wav"]


def test_a_map_is_loaded_only_as_it_was_offered(server, opened, told):
    there = json.dumps({"bd": ["a.wav"]}).encode()
    server.answers["/strudel.json"] = there
    address = f"{server.base}/strudel.json"
    library = opened()
    library.pin(address, [hashlib.sha256(b"another one").hexdigest()], "ask who offered it")
    library.load("samples", (address,))
    assert library.bank("bd") is None
    assert library.digest(address) == ""
    assert told[-1].endswith("what is there is not what was offered; ask who offered it")
    library.pin(address, [hashlib.sha256(there).hexdigest()])
    library.load("samples", (address,))
    assert library.bank("bd")
    assert library.digest(address) == hashlib.sha256(there).hexdigest()


def test_the_players_own_map_is_there_at_once(server, opened):
    server.answers["/x/a b#1.wav"] = sound()
    library = opened()
    library.load("samples", ({"bd": "a.wav", "sd": ("x.wav",)}, "http://127.0.0.1:9/"))
    assert library.names() == {"bd": 1, "sd": 1}


def test_names_with_spaces_and_hashes_are_fetched(server, opened):
    server.answers["/a%20b%231.wav"] = sound()
    library = opened()
    library.load("samples", ({"bd": "a b#1.wav"}, f"{server.base}/"))
    assert first(library, "bd").frames == 4800


def test_of_two_maps_the_one_that_was_loaded_last_wins(opened):
    library = opened()
    one, two = ({"bd": "a.wav"}, "http://one/"), ({"bd": ("b.wav", "c.wav")}, "http://two/")
    for loaded in (one, two, one):
        library.load("samples", loaded)
    assert library.names()["bd"] == 1
    bank = library.bank("bd")
    assert bank is not None
    assert bank.choose(0, 36)[0].address == "http://one/a.wav"


def test_what_was_fetched_once_is_there_without_a_network(server, opened):
    server.answers["/strudel.json"] = json.dumps({"bd": "a.wav"}).encode()
    server.answers["/a.wav"] = sound()
    for _ in range(2):
        library = opened(connect_s=0.5)
        library.load("samples", (f"{server.base}/strudel.json",))
        assert first(library, "bd").frames == 4800
        library.close()
        if not server.over.is_set():
            server.over.set()
            server.shutdown()
            server.server_close()


def test_a_sample_that_is_not_there_yet_is_named(server, tmp_path):
    server.answers["/a.wav"] = server.hangs
    library = Library(tmp_path)
    library.load("samples", ({"bd": "a.wav"}, f"{server.base}/"))
    try:
        bank = library.bank("bd")
        assert bank is not None
        with pytest.raises(ComingError, match=r"^bd is loading$"):
            library.recording(bank.choose(0, 36)[0], "bd")
        server.hanging.wait()
    finally:
        library.close()


@pytest.mark.parametrize(
    ("behaviour", "sentence"),
    [
        ("nothing", "bd cannot be played: there is nothing at HOST/a.wav; check the name"),
        (b"<html>", "bd cannot be played: HOST/a.wav is a web page, not a sound file"),
        (b"", "bd cannot be played: HOST/a.wav is empty"),
        (sound()[:30], "bd cannot be played: HOST/a.wav is no sound file, or a broken one"),
        ("hangs", "bd cannot be played: HOST does not answer; is there a network?"),
        ("stalls", "bd cannot be played: HOST does not answer; is there a network?"),
        ("drips", "bd cannot be played: HOST/a.wav takes too long; try again later"),
    ],
)
def test_a_file_that_cannot_be_had_is_refused(server, opened, behaviour, sentence):
    if isinstance(behaviour, bytes):
        server.answers["/a.wav"] = behaviour
    elif behaviour != "nothing":
        server.answers["/a.wav"] = getattr(server, behaviour)
    library = opened(idle_s=0.2, transfer_s=0.6)
    library.load("samples", ({"bd": "a.wav"}, f"{server.base}/"))
    assert why(library) == sentence.replace("HOST", server.base.removeprefix("http://"))


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        (lambda handler: handler.give(b"", 302, Location="/a.wav"), "without end"),
        (lambda handler: handler.give(b"", 302, Location="file:///etc/passwd"), "from file:"),
        (lambda handler: handler.give(b"x", 403), "refuses"),
        (lambda handler: handler.give(b"x", 500), "is in trouble (500)"),
        (lambda handler: handler.give(b"x", Content_Encoding="gzip"), "not asked for"),
        (lambda handler: handler.give(b"x", Content_Length="99999999999"), "larger than 64 MB"),
        (lambda handler: handler.wfile.write(b"garbage\r\n\r\n"), "cannot be fetched"),
    ],
)
def test_a_server_that_misbehaves_is_refused(server, opened, answer, part):
    server.answers["/a.wav"] = answer
    library = opened()
    library.load("samples", ({"bd": "a.wav"}, f"{server.base}/"))
    assert part in why(library)


def test_more_than_was_announced_is_not_taken(server, opened):
    def gives_more(handler):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        for _ in range(100):
            handler.wfile.write(b"x" * 10_000)

    server.answers["/a.wav"] = gives_more
    library = opened(file_bytes=100_000)
    library.load("samples", ({"bd": "a.wav"}, f"{server.base}/"))
    assert "is larger than" in why(library)


def test_redirects_are_followed(server, opened):
    server.answers["/a.wav"] = lambda handler: handler.give(b"", 302, Location="/b/c.wav")
    server.answers["/b/c.wav"] = sound()
    library = opened()
    library.load("samples", ({"bd": "a.wav"}, f"{server.base}/"))
    assert first(library, "bd").frames == 4800


def test_a_map_from_the_world_may_not_reach_into_this_machine(server, opened):
    server.answers["/a.wav"] = sound()
    with pytest.raises(SoundError, match="a map from the network may not reach into your own"):
        opened().recording(Place(f"{server.base}/a.wav", "world"), "bd")


def test_a_map_from_the_network_may_not_name_files_of_this_machine(server, opened, tmp_path):
    secret = tmp_path / "secret.wav"
    secret.write_bytes(sound())
    listed = {"_base": f"{tmp_path}/", "bd": "secret.wav", "sd": {"_base": "file:///", "c3": "x"}}
    server.answers["/strudel.json"] = json.dumps(listed).encode()
    library = opened()
    library.load("samples", (f"{server.base}/strudel.json",))
    assert why(library).endswith(" is no http address")
    assert why(library, "sd") == (
        "sd cannot be played: samples cannot come from file:; take an http or https address"
    )


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"<html>", "samples from HOST/strudel.json cannot be loaded: HOST/strudel.json is no "
                    "sample map; it has to be JSON, such as a strudel.json"),
        (b"[" * 100_000, "samples from HOST/strudel.json cannot be loaded: HOST/strudel.json is no "
                         "sample map; it has to be JSON, such as a strudel.json"),
        (b"[]", "samples from HOST/strudel.json cannot be loaded: a sample map is an object; such "
                'as { bd: "bd.wav" }'),
    ],
)  # fmt: skip
def test_a_map_that_is_none_is_told(server, opened, told, body, sentence):
    server.answers["/strudel.json"] = body
    library = opened()
    library.load("samples", (f"{server.base}/strudel.json",))
    library.settle()
    assert told == [sentence.replace("HOST", server.base.removeprefix("http://"))]


def test_a_map_that_failed_is_tried_again_when_it_is_asked_for_again(server, opened):
    library = opened()
    library.load("samples", (f"{server.base}/strudel.json",))
    library.settle()
    server.answers["/strudel.json"] = json.dumps({"bd": "a.wav"}).encode()
    library.load("samples", (f"{server.base}/strudel.json",))
    assert library.bank("bd") is not None


def test_a_folder_gives_its_folders_as_names(opened, tmp_path):
    kit = tmp_path / "kit"
    for name in (
        "bd/b.wav",
        "bd/a.wav",
        "bd/notes.txt",
        "Deep/sd/x.flac",
        "alone.wav",
        ".git/y.wav",
    ):
        path = kit / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sound())
    (kit / "bd" / "link.wav").symlink_to("/etc/passwd")
    (kit / "out").symlink_to(tmp_path)
    library = opened()
    library.load("samples", (str(kit),))
    library.settle()
    assert library.names() == {"sd": 1, "alone": 1, "bd": 2}
    assert first(library, "bd").frames == 4800


def test_a_file_that_changed_is_read_anew(opened, tmp_path):
    (tmp_path / "kit").mkdir()
    file = tmp_path / "kit" / "bd.wav"
    for frames in (4800, 9600):
        file.write_bytes(sound(frames))
        library = opened()
        library.load("samples", (f"{tmp_path}/kit",))
        assert first(library, "bd").frames == frames


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "way out"])
def test_what_is_no_file_of_the_folder_is_refused(opened, tmp_path, kind):
    if kind == "folder":
        (tmp_path / "bd.wav").mkdir()
    elif kind == "pipe":
        os.mkfifo(tmp_path / "bd.wav")
    elif kind == "way out":
        (tmp_path / "bd.wav").symlink_to("/etc/hostname")
    with pytest.raises(SoundError, match="bd cannot be played: "):
        opened().recording(Place(f"{tmp_path}/bd.wav", root=str(tmp_path)), "bd")


def test_a_map_in_a_file_is_read_beside_it(opened, told, tmp_path):
    (tmp_path / "kit.json").write_text(json.dumps({"bd": "a.wav"}))
    (tmp_path / "a.wav").write_bytes(sound())
    library = opened(map_bytes=100)
    library.load("samples", (f"{tmp_path}/kit.json",))
    assert first(library, "bd").frames == 4800
    (tmp_path / "large.json").write_text(" " * 101)
    for name in (f"{tmp_path}/large.json", f"{tmp_path}/none.json", "~nobody-here/kit.json"):
        library.load("samples", (name,))
    library.settle()
    assert any(text.endswith("large.json is too large for a sample map") for text in told)
    assert sum("there is no file" in text for text in told) == 2


def test_a_folder_of_too_many_files_or_none_is_told(opened, told, tmp_path):
    for name in ("a.wav", "b.wav"):
        (tmp_path / name).write_bytes(sound())
    (tmp_path / "empty").mkdir()
    library = opened(files=1)
    for folder in (tmp_path, tmp_path / "empty"):
        library.load("samples", (str(folder),))
    library.settle()
    assert any("holds too many sound files" in text for text in told)
    assert any("empty holds no sound files" in text for text in told)


@pytest.mark.parametrize(
    ("address", "why_not"),
    [("http://[x/a.wav", " is no address"), ("http://nowhere/a.wav", "nowhere cannot be found")],
)
def test_an_address_that_leads_nowhere_is_told(opened, monkeypatch, address, why_not):
    def lost(*_args: object, **_named: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr("socket.getaddrinfo", lost)
    with pytest.raises(SoundError) as caught:
        opened().recording(Place(address, "network"), "bd")
    assert why_not in str(caught.value)


def test_a_server_of_the_world_that_answers_from_a_machine_of_ours_is_not_believed(monkeypatch):
    network, number = Network(), ["185.199.108.133"]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (number[0], 80))])
    assert asyncio.run(network._checked("http://somewhere/a.wav", "world")) == "world"
    stream = SimpleNamespace(get_extra_info=lambda _name: ("127.0.0.1", 80))
    response = SimpleNamespace(extensions={"network_stream": stream})
    with pytest.raises(SampleError, match="may not reach into your own"):
        network._check_peer("http://somewhere/a.wav", response, "world")
    network._check_peer("http://somewhere/a.wav", response, "network")


def test_a_folder_that_is_none_is_told(opened, told, tmp_path):
    library = opened()
    library.load("samples", (f"{tmp_path}/nothing",))
    library.settle()
    assert told[0].endswith("/nothing to read samples from")


def test_aliases_of_banks_and_sounds_lead_to_the_real_name(opened, told):
    library = opened()
    library.load("aliasBank", ("RolandTR909", "Nine"))
    library.load("soundAlias", ("nine_bd", "kick"))
    library.load("aliasBank", ({"AkaiLinn": ("linn", "akai")},))
    library.load("aliasBank", (3,))
    names = ("nine_sd", "kick", "akai_bd", "other")
    assert [library.real_name(name) for name in names] == [
        "rolandtr909_sd", "rolandtr909_bd", "akailinn_bd", "other",
    ]  # fmt: skip
    assert told == ['aliasBank(…): aliasBank needs names of banks; aliasBank("RolandTR909", "tr9")']


def test_aliases_come_from_a_server_too(server, opened):
    server.answers["/alias.json"] = json.dumps({"RolandTR909": "tr9"}).encode()
    library = opened()
    library.load("aliasBank", (f"{server.base}/alias.json",))
    library.settle()
    assert library.real_name("tr9_bd") == "rolandtr909_bd"


def test_tables_are_waves_of_a_length(opened):
    library = opened()
    library.load("tables", ("http://x/", 1024, {"saws": ("a.wav",)}))
    bank = library.bank("saws")
    assert bank is not None
    assert bank.wave_frames == 1024
    assert bank.choose(0, 36)[0].native


def test_nobody_waits_for_a_library_that_closes(server, tmp_path):
    server.answers["/a.wav"] = server.hangs
    library = Library(tmp_path)
    library.load("samples", ({"bd": "a.wav"}, f"{server.base}/"))
    bank = library.bank("bd")
    assert bank is not None
    coming = library.expect(bank.choose(0, 36)[0])
    server.hanging.wait()
    library.close()
    assert coming is not None
    assert coming.done()
