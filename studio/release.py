"""A release: master, stems, tags, cover, licence and code in one folder.

The master goes through the limiter, as on stage; each stem is one slot alone, without it, from
the same first frame to the same last one, so that they can be laid side by side. Names come from
the title and the slots alone.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from engine.messages import Play
from engine.offline import Plan, Renderer
from studio.files import write_whole
from studio.player import LEAVING
from studio.replaying import render

COVERS: Final = {
    b"\xff\xd8\xff": ("jpg", "image/jpeg"), b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
}  # fmt: skip
MOST_COVER: Final = 10_000_000  # bytes
COPIED: Final = 1 << 16  # frames at once
UNSAFE: Final = re.compile(r"[^\w .,'()-]+")
FRONT_COVER: Final = 3  # of ID3 and FLAC


class ReleaseError(Exception):
    """It cannot be released: the text is the sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on a release.

    Attributes:
        title: what it is called; the files are named after it.
        artist: who made it, "" for nobody.
        licence: its text, "" for none.
        code: what it was made from.
        cover: a picture, JPEG or PNG; None for none.
    """

    title: str
    artist: str = ""
    licence: str = ""
    code: str = ""
    cover: bytes | None = None


def release(
    whole: Plan,
    sample_rate: int,
    words: Words,
    folder: Path,
    log: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> list[Path]:
    """Write a release into a folder; gives its files.

    Args:
        whole: what is heard, see studio.replaying.planned.
        sample_rate: frames a second.
        words: what is written on it.
        folder: where; it is made, and files of the same names are written over.
        log: a file for what the rendering process prints.
        say: hears of each file before it is made.

    Raises:
        ReleaseError: title or cover will not do.
        RenderError, OSError: a file cannot be written.
    """
    name, picture = safe(words.title), _picture(words.cover)
    folder.mkdir(parents=True, exist_ok=True)
    master = folder / f"{name}.flac"
    files = [master, *_stems(sample_rate, whole, folder, name, log, say)]
    say(master.name)
    raw = folder / f".{name}.wav"
    try:
        render(whole, raw, sample_rate, log)
        _as_flac(raw, master)
    finally:
        raw.unlink(missing_ok=True)
    for path in files:
        _tag(path, words, picture)
    return [
        *files,
        *_texts(folder, name, words, picture),
        _listed(folder, name, files, whole, sample_rate),
    ]


def safe(title: str) -> str:
    """A title as the name of a file.

    Raises:
        ReleaseError: there is nothing left of it.

    >>> safe("Dusk / Dawn: II")
    'Dusk _ Dawn_ II'
    """
    name = UNSAFE.sub("_", title).strip(" ._")[:80]
    if not name:
        raise ReleaseError("a release needs a title: --title Dusk")
    return name


def slots_of(plays: list[Play]) -> dict[str, list[Play]]:
    """The voices of each slot, by the name of its stem; what fades out belongs to its slot."""
    found: dict[str, list[Play]] = {}
    for play in plays:
        slot = play.slot.removesuffix(LEAVING).replace("$", "tune")
        found.setdefault(UNSAFE.sub("_", slot), []).append(play)
    return dict(sorted(found.items()))


def _stems(
    rate: int,
    whole: Plan,
    folder: Path,
    name: str,
    log: Path | None,
    say: Callable[[str], None],
) -> Iterator[Path]:
    with Renderer(rate, limiter=False, log=log) as renderer:
        for slot, plays in slots_of(whole.plays).items():
            path = folder / f"{name} - {slot}.wav"
            say(path.name)
            renderer.render(replace(whole, plays=plays), path)
            yield path


def _as_flac(raw: Path, path: Path) -> None:
    """The same samples with 24 bits, packed."""
    import soundfile  # only who releases pays for it

    with soundfile.SoundFile(raw) as source:
        kind = {"samplerate": source.samplerate, "channels": source.channels}
        with soundfile.SoundFile(path, "w", format="FLAC", subtype="PCM_24", **kind) as target:
            for block in source.blocks(COPIED):
                target.write(block)


def _picture(cover: bytes | None) -> tuple[bytes, str, str] | None:
    """A cover with its ending and kind."""
    if cover is None:
        return None
    for head, (ending, kind) in COVERS.items():
        if cover.startswith(head) and len(cover) <= MOST_COVER:
            return cover, ending, kind
    raise ReleaseError("a cover is a JPEG or a PNG of up to 10 MB")


def _tag(path: Path, words: Words, picture: tuple[bytes, str, str] | None) -> None:
    """Write title, artist, licence and cover into a sound file."""
    stem = path.stem if path.suffix == ".wav" else words.title
    if path.suffix == ".flac":
        from mutagen.flac import FLAC, Picture  # only who releases pays for it

        flac = FLAC(path)
        named = {"title": stem, "artist": words.artist, "license": words.licence}
        flac.update({key: value for key, value in named.items() if value})
        if picture is not None:
            front = Picture()
            front.type, front.data, front.mime = FRONT_COVER, picture[0], picture[2]
            flac.add_picture(front)
        flac.save()
        return
    from mutagen.id3 import APIC, TCOP, TIT2, TPE1
    from mutagen.wave import WAVE

    wave = WAVE(path)
    wave.add_tags()
    frames: list[Any] = [TIT2(text=stem), TPE1(text=words.artist), TCOP(text=words.licence)]
    for frame in frames:
        if frame.text[0]:
            wave.tags.add(frame)
    if picture is not None:
        wave.tags.add(APIC(mime=picture[2], type=FRONT_COVER, data=picture[0]))
    wave.save()


def _texts(
    folder: Path, name: str, words: Words, picture: tuple[bytes, str, str] | None
) -> Iterator[Path]:
    for path, text in ((f"{name}.strudel", words.code), ("LICENCE.txt", words.licence)):
        if text:
            write_whole(folder / path, text.rstrip() + "\n")
            yield folder / path
    if picture is not None:
        cover = folder / f"cover.{picture[1]}"
        cover.write_bytes(picture[0])
        yield cover


def _listed(folder: Path, name: str, files: list[Path], whole: Plan, rate: int) -> Path:
    """A list of what is in the release, for who receives it."""
    rows = [{"file": path.name, "sha256": _hash(path), "frames": whole.frames} for path in files]
    plain = {"title": name, "sample_rate": rate, "files": rows}
    path = folder / "release.json"
    write_whole(path, json.dumps(plain, indent=1, ensure_ascii=False) + "\n")
    return path


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
