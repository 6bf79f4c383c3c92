"""Releases and arrangements as files: what is in them is looked at and listened to."""

import hashlib
import json
from fractions import Fraction
from pathlib import Path

import mutagen
import numpy as np
import pytest
import soundfile

from repl.cli import main
from studio.release import ReleaseError, Words, release, slots_of
from studio.replaying import planned
from studio.works import work_of_code
from tests.studio.test_sets import Stage

CODE = 'drums: s("bd*4").gain(0.6)\nbass: note("c2 g2").s("sine").lpf(400)\n$: s("hh*2").gain(0.3)'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
RATE = 8_000

Out = pytest.CaptureFixture[str]


@pytest.mark.audio
def test_a_release_has_master_stems_tags_cover_licence_and_code(tmp_path: Path) -> None:
    (tmp_path / "tune.strudel").write_text(CODE)
    (tmp_path / "front.png").write_bytes(PNG)
    done = main([
        "release", str(tmp_path / "tune.strudel"), "-o", str(tmp_path / "out"), "--cycles", "2",
        "--title", "Dusk", "--artist", "Ada", "--licence", "CC BY 4.0",
        "--cover", str(tmp_path / "front.png"), "--sample-rate", str(RATE),
    ])  # fmt: skip
    assert done == 0
    out = tmp_path / "out"
    stems = ["Dusk - bass.wav", "Dusk - drums.wav", "Dusk - tune1.wav"]
    names = sorted(path.name for path in out.iterdir())
    assert names == sorted(
        ["Dusk.flac", *stems, "Dusk.strudel", "LICENCE.txt", "cover.png", "release.json"]
    )
    master, rate = soundfile.read(out / "Dusk.flac", dtype="float32")
    heard = [soundfile.read(out / name, dtype="float32")[0] for name in stems]
    assert {len(one) for one in heard} == {len(master)} == {(4 + 2) * RATE}
    assert rate == RATE
    assert np.abs(sum(heard) - master).max() < 2e-3
    assert all(np.abs(one).max() > 0.01 for one in heard)
    tags = mutagen.File(out / "Dusk.flac")
    assert (tags["title"], tags["artist"], tags["license"]) == (["Dusk"], ["Ada"], ["CC BY 4.0"])
    assert tags.pictures[0].data == PNG
    assert mutagen.File(out / stems[0]).tags["TIT2"].text == ["Dusk - bass"]
    assert (out / "LICENCE.txt").read_text() == "CC BY 4.0\n"
    assert (out / "Dusk.strudel").read_text() == CODE + "\n"
    for row in json.loads((out / "release.json").read_text())["files"]:
        assert hashlib.sha256((out / row["file"]).read_bytes()).hexdigest() == row["sha256"]


@pytest.mark.audio
def test_the_same_release_made_twice_is_the_same(tmp_path: Path) -> None:
    played = work_of_code('a: s("sine")', Fraction(1)).performed(RATE)
    words = Words("One", "Ada", cover=PNG)
    first = release(planned(played), RATE, words, tmp_path / "1")
    second = release(planned(played), RATE, words, tmp_path / "2")
    assert [one.name for one in first] == [two.name for two in second]
    assert first[0].read_bytes() == second[0].read_bytes()
    stems = [soundfile.read(found[1])[0] for found in (first, second)]
    assert (stems[0] == stems[1]).all()


@pytest.mark.audio
def test_scenes_of_a_set_are_rendered_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path))
    stage = Stage(tmp_path)
    stage.session.submit('setcps(1); s("sine")')
    stage.session.work()
    stage.session.turn()
    stage.command("scene store A")
    stage.command("mute all")
    stage.command("scene store B")
    stage.command("set save friday")
    out = ["-o", str(tmp_path / "song.wav"), "--sample-rate", str(RATE)]
    assert main(["render", "--set", "friday", "--arrange", "A 1 B 1 A 1", *out]) == 0
    song, _ = soundfile.read(tmp_path / "song.wav")
    loud = [np.abs(song[int(at * RATE) :][: RATE // 2]).max() for at in (0.2, 1.4, 2.2)]
    assert [level > 0.05 for level in loud] == [True, False, True]
    assert len(song) == (3 + 2) * RATE
    capsys.readouterr()
    for words, sentence in (
        (["--arrange", "A 1 C 1"], "there is no scene C; there are A, B"),
        (["--arrange", "A"], "arrange needs scenes and cycles: arrange intro 8 verse 16"),
    ):
        assert main(["render", "--set", "friday", *words, *out]) == 1
        assert capsys.readouterr().err == f"{sentence}\n"
    assert main(["render", "--set", "monday", *out]) == 1
    assert capsys.readouterr().err.startswith("there is no set monday; set lists")


@pytest.mark.audio
def test_an_arrangement_at_the_prompt_is_rendered_behind_the_music(tmp_path: Path) -> None:
    from studio.commands.table import run

    stage = Stage(tmp_path)
    stage.session.submit('s("sine")')
    stage.session.work()
    stage.session.turn()
    stage.command("scene store A")
    promised = run(stage.session, f"arrange A 1 to {tmp_path / 'song.wav'}")
    assert promised is not None
    stage.session.turn()
    assert promised.result(30).text == f"{tmp_path / 'song.wav'}: 4.0 s"
    assert (tmp_path / "song.wav").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--cps", "fast"], "--cps fast is no tempo; 0.5 is the usual one"),
        (["--cycles", "0"], "--cycles has to be 1 or more"),
        (["--sample-rate", "1"], "--sample-rate has to be between 8000 and 384000"),
    ],
)
def test_numbers_that_are_none_are_told(
    tmp_path: Path, capsys: Out, words: list[str], sentence: str
) -> None:
    out = ["-o", str(tmp_path / "out"), "--title", "One"]
    assert main(["release", 's("sine")', *out, *words]) == 1
    assert capsys.readouterr().err == f"{sentence}\n"


def test_stems_are_named_by_slot_and_take_in_what_fades_out() -> None:
    played = work_of_code(CODE, Fraction(1)).performed(RATE)
    plan = planned(played)
    assert {name: len(plays) for name, plays in slots_of(plan.plays).items()} == {
        "bass": 2, "drums": 4, "tune1": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (Words("///"), "a release needs a title: --title Dusk"),
        (Words("One", cover=b"GIF89a"), "a cover is a JPEG or a PNG of up to 10 MB"),
    ],
)
def test_what_cannot_be_released_is_told_before_anything_is_written(
    tmp_path: Path, words: Words, sentence: str
) -> None:
    played = work_of_code('s("sine")', Fraction(1)).performed(RATE)
    with pytest.raises(ReleaseError, match=sentence):
        release(planned(played), RATE, words, tmp_path / "out")
    assert not (tmp_path / "out").exists()
