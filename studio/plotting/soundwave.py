"""A picture of a sound file: its waveform above its spectrogram, in seconds. numpy, soundfile."""

import math
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from studio.plotting.style import ALARM, INK, colour, drawing, save

POINTS: Final = 1400  # columns of both
BANDS: Final = 220  # rows of the spectrogram, equally wide to the ear
WINDOW: Final = 4096  # frames
LOOKS: Final = 4  # windows of a column, at most
LOWEST_HZ: Final = 30.0
FLOOR_DB: Final = -90.0
TICKS_HZ: Final = (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
CHANNELS: Final = 2  # that are drawn
NAMES: Final = {1: ("full scale",), 2: ("left", "right")}
NO_SOUND: Final = "there is no sound in it"


def draw(data: Mapping[str, Any], path: Path) -> None:
    """Draw a sound file.

    Args:
        data: file, and title.
        path: where to.

    Raises:
        ValueError: it is no sound file, or empty.
    """
    found = read(Path(data["file"]))
    channels = found["low"].shape[1]
    ratios = (*[1.3 / channels] * channels, 2)
    with drawing(12, 6.8, channels + 1, sharex=True, height_ratios=ratios) as (figure, axes):
        for channel in range(channels):
            _wave(axes[channel], found, channel)
        axes[0].set_title(data["title"])
        _spectrogram(figure, axes[-1], found)
        save(figure, path)


def read(file: Path) -> dict[str, Any]:
    """Lowest and highest sample of each column and channel, and its spectrum in dB.

    Raises:
        ValueError: it is no sound file, or empty.
    """
    import numpy as np
    import soundfile

    try:
        with soundfile.SoundFile(file) as sound:
            rate, frames = sound.samplerate, sound.frames
            points = min(POINTS, max(frames // 64, 1))
            if frames < 1:
                raise ValueError(f"{file}: {NO_SOUND}")
            edges = np.linspace(0, frames, points + 1).astype(int)
            pairs = list(pairwise(map(int, edges)))
            spans = [_span(sound.read(end - begin, "float32", True)) for begin, end in pairs]
            levels = [_levels(sound, begin, end) for begin, end in pairs]
    except soundfile.LibsndfileError as error:
        raise ValueError(f"{file} cannot be read as sound ({error})") from error
    lows, highs = zip(*spans, strict=True)
    return {
        "seconds": frames / rate, "rate": rate, "levels": np.array(levels).T,
        "low": np.array(lows)[:, :CHANNELS], "high": np.array(highs)[:, :CHANNELS],
    }  # fmt: skip


def _span(samples: Any) -> tuple[Any, Any]:
    """Lowest and highest sample of each channel."""
    import numpy as np

    clean = np.nan_to_num(samples, posinf=0, neginf=0)
    return clean.min(axis=0, initial=0), clean.max(axis=0, initial=0)


def _levels(sound: Any, begin: int, end: int) -> Any:
    """The loudest partial of each band in dB, in windows around some frames."""
    import numpy as np

    window = np.hanning(WINDOW)
    power = np.zeros(WINDOW // 2 + 1)
    looks = min(LOOKS, 1 + (end - begin) // WINDOW)
    for number in range(looks):
        middle = begin + (end - begin) * (2 * number + 1) // (2 * looks)
        first = max(middle - WINDOW // 2, 0)
        sound.seek(first)
        piece = np.nan_to_num(sound.read(WINDOW, "float32", True), posinf=0, neginf=0).mean(axis=1)
        padded = np.zeros(WINDOW)
        padded[WINDOW - len(piece) if first == 0 else 0 :][: len(piece)] = piece
        power = np.maximum(power, np.abs(np.fft.rfft(padded * window)) * 2 / window.sum())
    return _banded(power, sound.samplerate)


def _banded(power: Any, rate: int) -> Any:
    import numpy as np

    places = np.geomspace(LOWEST_HZ, rate / 2, BANDS + 1) * WINDOW / rate
    begins = np.minimum(places[:-1].astype(int), len(power) - 1)
    found = np.maximum.reduceat(power, begins)
    middle = np.interp(places[:-1], np.arange(len(power)), power)
    loud = np.where(np.diff(places) < 1, middle, found)
    return 20 * np.log10(np.maximum(loud, 10 ** (FLOOR_DB / 20)))


def _wave(axes: Any, found: Mapping[str, Any], channel: int) -> None:
    import numpy as np

    low, high = found["low"], found["high"]
    at = (np.arange(len(low)) + 0.5) * found["seconds"] / len(low)
    axes.fill_between(at, low[:, channel], high[:, channel], color=colour(channel), linewidth=0.4)
    peak = float(max(np.abs(low).max(), np.abs(high).max()))
    if peak > 1:
        axes.axhline(1, color=ALARM, linewidth=0.8)
        axes.axhline(-1, color=ALARM, linewidth=0.8)
    axes.set_ylim(-max(1.0, peak) * 1.04, max(1.0, peak) * 1.04)
    axes.set_ylabel(NAMES[low.shape[1]][channel])
    axes.grid(axis="y", linewidth=0.5)


def _spectrogram(figure: Any, axes: Any, found: Mapping[str, Any]) -> None:
    import numpy as np

    top = found["rate"] / 2
    image = axes.imshow(
        found["levels"], origin="lower", aspect="auto", cmap="magma", vmin=FLOOR_DB, vmax=0,
        extent=(0, found["seconds"], 0, BANDS), interpolation="nearest",
    )  # fmt: skip
    ticks = [hertz for hertz in TICKS_HZ if hertz < top]
    place = [BANDS * math.log(hertz / LOWEST_HZ) / math.log(top / LOWEST_HZ) for hertz in ticks]
    axes.set_yticks(
        place, [f"{hertz // 1000} k" if hertz >= 1000 else str(hertz) for hertz in ticks]
    )
    axes.set_ylabel("Hz")
    axes.set_xlabel("seconds")
    bar = figure.colorbar(image, ax=axes, label="dB", pad=0.01, fraction=0.03)
    bar.outline.set_edgecolor(INK)
    bar.set_ticks(np.arange(-80, 1, 20))
