"""Everything that is the player's under a passphrase: no way in without it, and nothing to read."""

import json
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from studio import keyrings, relocking
from studio.credentials import forget, keep, secret
from studio.history import History
from studio.library import Library, Record
from studio.relocking import LIST, RelockError, finish, relock
from studio.sealing import WrongPassphraseError
from studio.settings import Settings
from studio.unlocking import unlocked
from studio.vault import SECRETS, LockedError, Vault, is_locked

pytest.importorskip("sqlcipher3", reason="sqlcipher3 is not installed")
pytestmark = pytest.mark.usefixtures("cheap_seals")

OPEN, OTHER = "open sesame", "another one"
CODE = 's("bd*4, hh*8").gain("0.7312")'


def never(_: str) -> str:
    raise AssertionError("nobody is to be asked")


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring of our own in place of the machine's."""
    held: dict[str, str] = {}
    monkeypatch.setattr(keyrings, "looked_up", lambda name: held.get(name, ""))
    monkeypatch.setattr(keyrings, "kept", lambda name, value: held.update({name: value}) or True)
    monkeypatch.setattr(keyrings, "forgotten", lambda name: held.pop(name, None))
    return held


def filled(folder: Path) -> Path:
    """A folder with history, library, a set, progress, and a broken database."""
    folder.mkdir(exist_ok=True)
    vault = Vault(folder)
    history = History(folder, print, connect=vault.connect)
    history.evaluated(CODE)
    history.close()
    Library(folder, print, connect=vault.connect).save(Record("dusk", CODE))
    vault.write(folder / "sets" / "friday.json", json.dumps({"code": CODE}))
    vault.write(folder / "learning.json", json.dumps({"finished": [CODE], "step": 1}))
    (folder / "library.sqlite.broken-7").write_text(CODE)
    return folder


def holding(folder: Path, text: str) -> list[str]:
    """The files below a folder in which a text can be read."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if text.encode() in path.read_bytes())


def held_by(folder: Path, passphrase: str) -> tuple[list[str], list[str], str]:
    """Code of the history, names of the library, and text of the set."""
    vault = Vault(folder, passphrase)
    history = History(folder, print, connect=vault.connect)
    names = [one.name for one in Library(folder, print, connect=vault.connect).search()]
    return history.recent(9), names, vault.read(folder / "sets" / "friday.json")


ALL = ([CODE], ["dusk"], json.dumps({"code": CODE}))


def test_under_a_passphrase_nothing_can_be_read_and_everything_is_there(tmp_path: Path) -> None:
    filled(tmp_path)
    assert len(holding(tmp_path, "0.7312")) == 5
    relock(tmp_path, "", OPEN)
    assert holding(tmp_path, "0.7312") == []
    assert holding(tmp_path, "dusk") == []
    assert held_by(tmp_path, OPEN) == ALL


def test_what_is_written_later_cannot_be_read_either_nor_in_the_log_ahead(tmp_path: Path) -> None:
    relock(tmp_path, "", OPEN)
    vault = Vault(tmp_path, OPEN)
    history = History(tmp_path, print, connect=vault.connect)
    history.evaluated(CODE)
    done: list[None] = []
    history.then(lambda: done.append(None))
    Library(tmp_path, print, connect=vault.connect).save(Record("dusk", CODE))
    while not done:
        pass
    assert (tmp_path / "history.sqlite-wal").stat().st_size > 1000
    assert holding(tmp_path, "0.7312") == []
    assert holding(tmp_path, "SQLite format 3") == []
    history.close()


def test_without_the_passphrase_it_does_not_open(tmp_path: Path) -> None:
    relock(filled(tmp_path), "", OPEN)
    with pytest.raises(WrongPassphraseError, match="this passphrase does not open your data"):
        Vault(tmp_path, OTHER)
    database = sqlite3.connect(tmp_path / "history.sqlite")
    with closing(database), pytest.raises(sqlite3.DatabaseError):
        database.execute("select * from evaluations")


def test_sqlcipher_itself_opens_it_with_the_passphrase(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    relock(filled(tmp_path), "", OPEN)
    with closing(dbapi2.connect(str(tmp_path / "history.sqlite"))) as database:
        database.execute(f"pragma key = '{OPEN}'")
        assert database.execute("select code from evaluations").fetchall() == [(CODE,)]


def test_another_passphrase_takes_the_place_of_the_first(tmp_path: Path) -> None:
    relock(filled(tmp_path), "", OPEN)
    relock(tmp_path, OPEN, OTHER)
    assert held_by(tmp_path, OTHER) == ALL
    with pytest.raises(WrongPassphraseError):
        Vault(tmp_path, OPEN)
    assert holding(tmp_path, "0.7312") == []


def test_without_a_passphrase_again_all_is_as_before(tmp_path: Path) -> None:
    relock(filled(tmp_path), "", OPEN)
    relock(tmp_path, OPEN, "")
    assert not is_locked(tmp_path)
    assert held_by(tmp_path, "") == ALL
    assert (tmp_path / "library.sqlite.broken-7").read_text() == CODE
    with closing(sqlite3.connect(tmp_path / "history.sqlite")) as database:
        assert database.execute("pragma user_version").fetchone() == (2,)


def test_a_copy_made_before_opens_with_the_passphrase_of_then(tmp_path: Path) -> None:
    relock(filled(tmp_path / "now"), "", OPEN)
    for path in (tmp_path / "now").rglob("*"):
        if path.is_file():
            copy = tmp_path / "copy" / path.relative_to(tmp_path / "now")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    relock(tmp_path / "now", OPEN, OTHER)
    assert held_by(tmp_path / "copy", OPEN) == ALL


USER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("select * from evaluations").fetchone()
print("reading", flush=True)
sys.stdin.read()
"""


def test_data_that_somebody_uses_keeps_its_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relocking, "WAIT_S", 0.01)
    filled(tmp_path)
    command = [sys.executable, "-c", USER, str(tmp_path / "history.sqlite")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == "reading\n"
        with pytest.raises(RelockError, match="in use; leave every other Not a Label first"):
            relock(tmp_path, "", OPEN)
        user.communicate("enough")
    assert not is_locked(tmp_path)
    assert held_by(tmp_path, "") == ALL
    assert list(tmp_path.glob("*.relocked*")) == []


def test_a_program_that_was_open_while_the_passphrase_came_touches_nothing(tmp_path: Path) -> None:
    told: list[str] = []
    filled(tmp_path)
    library = Library(tmp_path, told.append, connect=(vault := Vault(tmp_path)).connect)
    history = History(tmp_path, told.append, connect=vault.connect)
    relock(tmp_path, "", OPEN)
    history.evaluated("late")
    history.close()
    with pytest.raises(Exception, match="its passphrase was changed meanwhile"):
        library.search()
    assert told == [
        "your history cannot be written (its passphrase was changed meanwhile; start the program "
        "again); the music goes on without it"
    ]
    assert held_by(tmp_path, OPEN) == ALL


STEPS = """
import os, sys
from pathlib import Path
import studio.relocking as relocking
import studio.sealing
studio.sealing.SCRYPT_N = 2**4
folder, left = Path(sys.argv[1]), [int(sys.argv[4])]
def step(what):
    def counted(*args, **kinds):
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
        return what(*args, **kinds)
    return counted
relocking.write_bytes = step(relocking.write_bytes)
relocking.literal = step(relocking.literal)
Path.replace = step(Path.replace)
Path.unlink = step(Path.unlink)
relocking.relock(folder, sys.argv[2], sys.argv[3])
"""


@pytest.mark.slow
@pytest.mark.parametrize("at", [0, 3, 8, 11, 14, 17])
def test_a_crash_at_any_step_leaves_the_old_passphrase_or_the_new_one(
    tmp_path: Path, at: int
) -> None:
    filled(tmp_path)
    command = [sys.executable, "-c", STEPS, str(tmp_path), "", OPEN, str(at)]
    subprocess.run(command, check=False, timeout=60)
    finish(tmp_path)
    assert held_by(tmp_path, OPEN if is_locked(tmp_path) else "") == ALL
    assert not (tmp_path / LIST).exists()
    assert list(tmp_path.rglob("*.relocked*")) == []
    assert holding(tmp_path, "0.7312") == [] or not is_locked(tmp_path)


def test_the_way_in_is_the_variable_then_the_keyring_then_what_is_typed(
    tmp_path: Path, ring: dict[str, str]
) -> None:
    assert unlocked(tmp_path, {}, never).passphrase == ""
    relock(filled(tmp_path), "", OPEN)
    assert unlocked(tmp_path, {"NOTALABEL_PASSPHRASE": OPEN}, never).passphrase == OPEN
    ring[f"passphrase of {tmp_path}"] = OPEN
    assert unlocked(tmp_path, {"NOTALABEL_PASSPHRASE": OTHER}, never).passphrase == OPEN
    ring.clear()
    said, typed = [], iter([OTHER, OPEN])
    vault = unlocked(tmp_path, {}, lambda sentence: said.append(sentence) or next(typed))
    assert vault.passphrase == OPEN
    assert said == ["Passphrase: ", "That does not open your data. Passphrase: "]


@pytest.mark.parametrize("asks", [None, lambda _: "", lambda _: OTHER])
def test_who_does_not_know_it_gets_a_sentence(tmp_path: Path, asks: object) -> None:
    relock(filled(tmp_path), "", OPEN)
    with pytest.raises(LockedError, match="your data is locked and stays so"):
        unlocked(tmp_path, {}, asks)  # type: ignore[arg-type]


def test_secrets_are_in_the_keyring_or_sealed_or_nowhere(
    tmp_path: Path, ring: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key, none = "ai.openai_key", Settings()
    assert keep(key, "sk-12345678", Vault(tmp_path)) == "your system's keyring"
    assert ring == {key: "sk-12345678"}
    assert secret(key, none, Vault(tmp_path)) == "sk-12345678"
    forget(key, Vault(tmp_path))
    monkeypatch.setattr(keyrings, "kept", lambda *_: False)
    with pytest.raises(LockedError, match="set the variable OPENAI_API_KEY"):
        keep(key, "sk-12345678", Vault(tmp_path))
    relock(tmp_path, "", OPEN)
    vault = Vault(tmp_path, OPEN)
    assert keep(key, "sk-12345678", vault) == "your data, under its passphrase"
    assert holding(tmp_path, "sk-12345678") == []
    relock(tmp_path, OPEN, OTHER)
    assert secret(key, none, Vault(tmp_path, OTHER)) == "sk-12345678"
    forget(key, Vault(tmp_path, OTHER))
    assert secret(key, none, Vault(tmp_path, OTHER)) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_every_file_is_its_owners_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "library.sqlite.broken-7").unlink()
    relock(tmp_path, "", OPEN)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*") if path.is_file()}
    assert modes == {0o600}
    assert (tmp_path / SECRETS).exists()
