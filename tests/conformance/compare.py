"""Does an answer of ours mean the same as Strudel's?

Both are in the form of `notalabel query --batch`. Numbers are equal within 1e-9 of their size,
times as exact rationals; the order of events does not matter. Pieces of one event (same whole,
same value, parts that touch) count as one, because an engine may evaluate cycle by cycle.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

TOLERANCE = 1e-9

Span = tuple[Fraction, Fraction]
Times = tuple[Span | None, Span]


def difference(expected: Mapping[str, Any], answer: Mapping[str, Any] | None) -> str | None:
    """Why an answer is not what Strudel gives, None where it is.

    An expected error is matched by any error; one that Strudel meets only while querying
    (it then logs it and plays nothing) also by no events.
    """
    if answer is None:
        return "no answer"
    if "error" in expected:
        silent = expected.get("phase") == "query" and answer.get("haps") == []
        return None if "error" in answer or silent else "an error was expected"
    if "error" in answer:
        return f"error: {answer['error']}"
    if "cps" in expected and not same(expected["cps"], answer.get("cps")):
        return f"cps is {answer.get('cps')} instead of {expected['cps']}"
    return _difference_of_haps(events(expected["haps"]), events(answer["haps"]))


def _difference_of_haps(
    expected: Mapping[Times, list[Any]], found: Mapping[Times, list[Any]]
) -> str | None:
    for times in sorted(expected.keys() | found.keys(), key=_place):
        wanted, got = expected.get(times, []), found.get(times, [])
        if not same_bag(wanted, got):
            whole, part = times
            at = f"whole {_show(whole)} part {_show(part)}"
            return f"at {at}: expected {json.dumps(wanted)[:200]}, got {json.dumps(got)[:200]}"
    return None


def events(haps: Iterable[Mapping[str, Any]]) -> dict[Times, list[Any]]:
    """The values of events by (whole, part), with touching pieces of one event joined.

    >>> pieces = [{"whole": ["0", "2"], "part": [b, e], "value": 1} for b, e in ("01", "12")]
    >>> [[str(time) for time in part] for _, part in events(pieces)]
    [['0', '2']]
    """
    found: dict[Times, list[Any]] = defaultdict(list)
    pieces: dict[tuple[Span, str], list[tuple[Span, Any]]] = defaultdict(list)
    for hap in haps:
        part, value = _span(hap["part"]), hap["value"]
        if hap["whole"] is None:
            found[None, part].append(value)
        else:
            pieces[_span(hap["whole"]), json.dumps(value, sort_keys=True)].append((part, value))
    for (whole, _), parts in pieces.items():
        for part in _joined(sorted(part for part, _ in parts)):
            found[whole, part].append(parts[0][1])
    return found


def _joined(parts: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for begin, end in parts:
        for index, (first, last) in enumerate(joined):
            if last == begin != end:
                joined[index] = (first, end)
                break
        else:
            joined.append((begin, end))
    return joined


def same_bag(left: list[Any], right: list[Any]) -> bool:
    """Can the values be paired off? Greedy is exact: real gaps are far above the tolerance."""
    rest = list(right)
    for value in left:
        match = next((index for index, other in enumerate(rest) if same(value, other)), None)
        if match is None:
            return False
        del rest[match]
    return not rest


def same(left: Any, right: Any) -> bool:
    """Are two values of the wire equal, numbers within the tolerance?

    >>> same({"$frac": "1/2"}, 0.5), same({"n": 1}, {"n": 1 + 1e-12}), same(1, True)
    (True, True, False)
    """
    a, b = _number(left), _number(right)
    if a is not None and b is not None:
        return (a != a and b != b) or math.isclose(a, b, rel_tol=TOLERANCE, abs_tol=1e-15)
    if (a is None) != (b is None) or type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, dict) and value.keys() == {"$frac"}:
        return float(Fraction(value["$frac"]))
    if isinstance(value, dict) and value.keys() == {"$num"}:
        return float(value["$num"])
    return None


def _span(times: list[str]) -> Span:
    return Fraction(times[0]), Fraction(times[1])


def _place(times: Times) -> tuple[Span, Span]:
    whole, part = times
    return part, whole or part


def _show(span: Span | None) -> str:
    return "~" if span is None else f"{span[0]}..{span[1]}"
