"""Where a library can be in sync with: a folder, a git checkout, a WebDAV server."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import unquote, urljoin, urlsplit

from engine.typedpath import typed_path
from studio.files import write_whole
from studio.secrecy import without_keys
from studio.syncing import MOST_BYTES, Copy, copy_of, text_of

if TYPE_CHECKING:
    import httpx

ENDING: Final = ".pattern.json"
MOST_FILES: Final = 50_000
GIT_S: Final = 60.0
NET_S: Final = 20.0
PASSWORDS: Final = (
    "an address with a name and a password in it would be kept and shown; put them into ~/.netrc "
    "(machine HOST login NAME password PASSWORD), and sync with the address alone"
)

_HREF: Final = re.compile(r"<(?:\w+:)?href>([^<]{1,2000})</(?:\w+:)?href>")


class PlaceError(Exception):
    """A place that cannot be used: the text is the sentence."""


class Place(Protocol):
    """Keeps a file for each pattern."""

    def read(self) -> list[Copy]:
        """All patterns that are there."""

    def write(self, copies: Iterable[Copy]) -> None:
        """Put patterns there."""


def place_of(text: str) -> Place:
    """The place that a player means.

    Raises:
        PlaceError: there is none.
    """
    if re.match(r"(?i)https?://", text):
        if "@" in urlsplit(text).netloc:
            raise PlaceError(PASSWORDS)
        return WebDav(text)
    folder = typed_path(text)
    if not folder.is_dir():
        raise PlaceError(f"there is no folder {text}; make it first")
    return GitFolder(folder) if (folder / ".git").exists() else Folder(folder)


class Folder:
    """A folder that something else carries from machine to machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self) -> list[Copy]:
        """All patterns that are there; what is none is left alone."""
        found = (one for one in self._folder.glob(f"*{ENDING}") if not one.is_symlink())
        files = (one for one, _ in zip(found, range(MOST_FILES), strict=False))
        texts = (_text(one) for one in files)
        return [copy for text in texts if (copy := copy_of(text)) is not None]

    def write(self, copies: Iterable[Copy]) -> None:
        """Put patterns there, each file whole or not at all."""
        for copy in copies:
            write_whole(self._folder / f"{copy.record.uid}{ENDING}", text_of(copy))


def _text(path: Path) -> str:
    try:
        return "" if path.stat().st_size > MOST_BYTES else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


class GitFolder(Folder):
    """A git checkout: pulled before, committed and pushed after."""

    def read(self) -> list[Copy]:
        """All patterns, as the others have left them."""
        if self._remote():
            self._git("pull", "--rebase", "--autostash")
        return super().read()

    def write(self, copies: Iterable[Copy]) -> None:
        """Put patterns there and hand them on."""
        super().write(copies)
        self._git("add", "--all", f"*{ENDING}")
        if self._git("status", "--porcelain", "--", f"*{ENDING}"):
            self._git("commit", "--message", "Library", "--", f"*{ENDING}")
        if self._remote():
            self._git("push")

    def _remote(self) -> bool:
        return bool(self._git("remote"))

    def _git(self, *words: str) -> str:
        try:
            done = subprocess.run(
                ["git", *words], cwd=self._folder, capture_output=True, text=True,
                timeout=GIT_S, check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PlaceError(f"git {words[0]} does not answer ({type(error).__name__})") from None
        if done.returncode:
            why = (done.stderr or done.stdout).strip().splitlines()
            told = without_keys(why[-1]) if why else done.returncode
            raise PlaceError(f"git {words[0]} fails: {told}")
        return done.stdout.strip()


class WebDav:
    """A collection of a WebDAV server; name and password stand in ~/.netrc."""

    def __init__(self, url: str) -> None:
        self._url = url if url.endswith("/") else f"{url}/"

    def read(self) -> list[Copy]:
        """All patterns that are there."""
        with self._client() as client:
            listing = self._asked(client, "PROPFIND", self._url, headers={"Depth": "1"})
            names = [urljoin(self._url, unquote(href)) for href in _HREF.findall(listing)]
            host = urlsplit(self._url).netloc
            urls = [one for one in names if one.endswith(ENDING) and urlsplit(one).netloc == host]
            texts = (self._asked(client, "GET", url) for url in urls[:MOST_FILES])
            return [copy for text in texts if (copy := copy_of(text)) is not None]

    def write(self, copies: Iterable[Copy]) -> None:
        """Put patterns there."""
        with self._client() as client:
            for copy in copies:
                url = urljoin(self._url, f"{copy.record.uid}{ENDING}")
                self._asked(client, "PUT", url, content=text_of(copy).encode())

    @contextmanager
    def _client(self) -> "Iterator[httpx.Client]":
        import httpx  # only who syncs over the network pays for it

        auth = httpx.NetRCAuth() if (Path.home() / ".netrc").exists() else None
        try:
            with httpx.Client(timeout=NET_S, auth=auth, follow_redirects=False) as client:
                yield client
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            text = str(error) or type(error).__name__
            raise PlaceError(f"{self._url} cannot be reached ({text})") from None

    def _asked(
        self,
        client: "httpx.Client",
        method: str,
        url: str,
        headers: dict[str, str] | None = None,
        content: bytes | None = None,
    ) -> str:
        """The text of an answer, no more than a pattern's file may have or a listing needs."""
        most = MOST_BYTES if method == "GET" else MOST_FILES * 1000
        with client.stream(method, url, headers=headers, content=content) as answer:
            if answer.status_code >= 300:
                raise PlaceError(f"{url} answers {answer.status_code} {answer.reason_phrase}")
            data = bytearray()
            for piece in answer.iter_bytes():
                data += piece
                if len(data) > most:
                    raise PlaceError(f"{url} answers with more than a library can be")
            return data.decode("utf-8", "replace")
