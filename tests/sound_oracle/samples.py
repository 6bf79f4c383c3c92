"""Cases with sample files: `python -m tests.sound_oracle.samples FOLDER`.

Writes made-up sample files and FOLDER/cases.txt, which loads them from this machine, and serves the
folder until it is interrupted. Meanwhile the reference can be rendered, and ours compared with it:
`python -m tests.sound_oracle.run --cases FOLDER/cases.txt --against FOLDER_OF_REFERENCE_RENDERS`.
"""

import re
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile

CASES: Final = Path(__file__).with_name("samples.txt")
PORT: Final = 5499
_RATE: Final = 48_000
_CASE: Final = re.compile(r"^((?:~ |cps=[\d.]+ )*)([^#\[\s].*)$", re.M)
_MAP: Final = (
    "{bell:'bell.wav', sweep:'sweep.wav', mono:'mono.wav', s44:'s44.wav', brk:'break.wav', "
    "kit:['bell.wav','mono.wav','break.wav'], pn:{c2:'pc2.wav', c4:'pc4.wav'}, wt_x:'wave.wav'}"
)


def _time(seconds: float, rate: int = _RATE) -> Any:
    return np.arange(round(seconds * rate)) / rate


def _tone(seconds: float, decay: float, *partials: tuple[float, float]) -> Any:
    """Partials of (Hz, level) that die away."""
    time = _time(seconds)
    return np.exp(-decay * time) * sum(
        level * np.sin(2 * np.pi * hertz * time) for hertz, level in partials
    )


def sounds() -> dict[str, tuple[Any, int]]:
    """The files: samples and their rate. Nothing in them is by chance."""
    time, slow = _time(2), _time(1.5, 44_100)
    rising = 0.5 * np.sin(2 * np.pi * (200 * time + 400 * time**2))
    other = 0.4 * np.sin(2 * np.pi * 1500 * time) * np.exp(-time)
    hits = [_tone(0.5, 8, (hertz, 0.6)) for hertz in (80, 900, 250, 3000)]
    turn = np.arange(2048) / 2048
    harmonics = [np.sin(2 * np.pi * k * turn) / k for k in range(1, 20)]
    waves = (
        np.sin(2 * np.pi * turn),
        0.6 * np.sum(harmonics, axis=0),
        0.7 * np.sign(np.sin(2 * np.pi * turn)),
        np.sin(2 * np.pi * 8 * turn),
    )
    return {
        "bell": (_tone(0.6, 5, (330, 0.25), (523, 0.15), (1460, 0.1)), _RATE),
        "sweep": (np.stack([rising, other], 1), _RATE),
        "mono": (rising, _RATE),
        "s44": (0.4 * np.sin(2 * np.pi * (300 * slow + 900 * slow**2)), 44_100),
        "break": (np.concatenate(hits), _RATE),
        "pc2": (_tone(1, 2, (65.406, 0.5), (196.2, 0.2)), _RATE),
        "pc4": (_tone(1, 2, (261.63, 0.5), (784.9, 0.2)), _RATE),
        "wave": (np.concatenate(waves), 44_100),
    }


def write(folder: Path) -> None:
    """The files and the cases."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (samples, rate) in sounds().items():
        soundfile.write(folder / f"{name}.wav", samples, rate)
    load = f"samples({_MAP}, 'http://127.0.0.1:{PORT}/');"
    text = _CASE.sub(rf"\g<1>{load} \2", CASES.read_text(encoding="utf-8"))
    (folder / "cases.txt").write_text(text, encoding="utf-8")


class Handler(SimpleHTTPRequestHandler):
    """Gives files to a page that came from elsewhere, and keeps quiet."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


def main() -> None:
    """Write and serve."""
    folder = Path(sys.argv[1])
    write(folder)
    handler = partial(Handler, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", PORT), handler) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
