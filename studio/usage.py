"""What somebody did with the instrument, as counts without words: sessions, and figures of them.

No code, no text, no name is in it. The goals are those that the instrument has set itself. Pure.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from statistics import fmean
from typing import Any, Final

MOST: Final = 2_000  # sessions that are kept, the last ones
SOON: Final = timedelta(days=7)
SHOWN: Final = 6  # features
GOALS: Final[Mapping[str, float]] = {
    "retention": 0.7, "patterns": 5.0, "lessons": 0.8, "rating": 4.5,
}  # fmt: skip
NUMBERS: Final = ("seconds", "evaluations", "errors", "patterns")


@dataclass(frozen=True, slots=True)
class Used:
    """A session.

    Attributes:
        run: its number, which is nobody's.
        day: when it began.
        seconds: from its begin to the last thing that was done.
        evaluations: pieces of code.
        errors: those that could not be played.
        patterns: different ones that could.
        features: how often each command was given.
    """

    run: int
    day: date
    seconds: float = 0.0
    evaluations: int = 0
    errors: int = 0
    patterns: int = 0
    features: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """What sessions come to; None where there is nothing to tell it from.

    Attributes:
        sessions: how many.
        retention: of the days on which somebody played, those after which they came back within
            a week; the last week's are left out, unless somebody did.
        minutes: a session, in the mean.
        patterns: a session, in the mean.
        errors: the part of evaluations that could not be played.
        lessons: of those that were begun, the part that is finished.
        rating: stars, the mean of what has any.
        features: the commands that were given most.
    """

    sessions: int
    retention: float | None
    minutes: float | None
    patterns: float | None
    errors: float | None
    lessons: float | None
    rating: float | None
    features: tuple[tuple[str, int], ...]


def retention(days: Sequence[date], today: date) -> float | None:
    """The part of the days after which somebody came back within a week.

    >>> first = date(2026, 1, 1)
    >>> retention([first, first + timedelta(3)], first + timedelta(30))
    0.5
    >>> retention([first, first + timedelta(3)], first + timedelta(4))
    1.0
    """
    known = sorted(set(days))
    kept = [
        any(day < other <= day + SOON for other in known)
        for day in known
        if day + SOON < today or any(day < other <= day + SOON for other in known)
    ]
    return sum(kept) / len(kept) if kept else None


def figures(
    sessions: Sequence[Used],
    today: date,
    finished: int = 0,
    begun: int = 0,
    stars: Sequence[int] = (),
) -> Figures:
    """What sessions come to.

    Args:
        sessions: all that are known.
        today: the day.
        finished: lessons.
        begun: lessons that were begun, finished ones too.
        stars: of all patterns that have any.
    """
    used = [one for one in sessions if one.evaluations or one.features]
    tried = sum(one.evaluations for one in used)
    counts = sum((Counter(one.features) for one in used), Counter[str]())
    return Figures(
        len(used),
        retention([one.day for one in used], today),
        fmean(one.seconds for one in used) / 60 if used else None,
        fmean(one.patterns for one in used) if used else None,
        sum(one.errors for one in used) / tried if tried else None,
        finished / begun if begun else None,
        fmean(stars) if stars else None,
        tuple(counts.most_common(SHOWN)),
    )


def dashboard(found: Figures) -> list[str]:
    """The figures beside the goals, a line each.

    >>> for line in dashboard(figures([], date(2026, 1, 1))): print(line)
                            you   goal
    sessions                  0
    back within a week        -   70 %
    minutes a session         -
    patterns a session        -      5
    lessons finished          -   80 %
    mean rating               -    4.5
    errors                    -
    """
    rows = (
        ("", "you", "goal"),
        ("sessions", f"{found.sessions}", ""),
        ("back within a week", _share(found.retention), _share(GOALS["retention"])),
        ("minutes a session", _number(found.minutes), ""),
        ("patterns a session", _number(found.patterns), f"{GOALS['patterns']:g}"),
        ("lessons finished", _share(found.lessons), _share(GOALS["lessons"])),
        ("mean rating", _number(found.rating), f"{GOALS['rating']:g}"),
        ("errors", _share(found.errors), ""),
    )
    lines = [f"{name:20}{mine:>7}{goal:>7}".rstrip() for name, mine, goal in rows]
    used = ", ".join(f"{name} {count}" for name, count in found.features)
    return [*lines, f"used most: {used}"] if used else lines


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value * 100:.0f} %"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def plain_of(sessions: Sequence[Used]) -> list[dict[str, Any]]:
    """Sessions as they are kept."""
    return [{**asdict(one), "day": one.day.isoformat()} for one in sessions[-MOST:]]


def anonymous(sessions: Sequence[Used], known: frozenset[str]) -> list[dict[str, Any]]:
    """Sessions without dates, numbers and words of one's own: days count from the first.

    Args:
        sessions: all.
        known: commands that everybody has; others are told as "other".
    """
    first = min((one.day for one in sessions), default=date.min)
    return [
        {
            "day": (one.day - first).days,
            **{name: getattr(one, name) for name in NUMBERS[1:]},
            "minutes": round(one.seconds / 60),
            "features": dict(_merged(one.features, known)),
        }
        for one in sessions
    ]


def _merged(features: Mapping[str, int], known: frozenset[str]) -> Counter[str]:
    out: Counter[str] = Counter()
    for name, count in features.items():
        out[name if name in known else "other"] += count
    return out


def sessions_of(plain: Any) -> list[Used]:
    """Sessions back from what was kept; what is damaged is left out."""
    out = []
    for row in plain if isinstance(plain, list) else ():
        try:
            features = {str(name): int(count) for name, count in row["features"].items()}
            tried, errors, patterns = (max(0, int(row[name])) for name in NUMBERS[1:])
            seconds = max(0.0, float(row["seconds"]))
            day = date.fromisoformat(row["day"])
            out.append(Used(int(row["run"]), day, seconds, tried, errors, patterns, features))
        except (TypeError, ValueError, LookupError, AttributeError):
            continue
    return out
