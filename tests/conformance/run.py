"""How much of Strudel matches: python -m tests.conformance.run [--failures N].

--only GROUP looks at one group alone;
--raise writes the counts to floors.toml where they are higher than what stands there.
"""

import argparse
import sys

from tests.conformance.corpus import FLOORS, floors, groups, in_group


def count(group: str, failures: int) -> tuple[int, int]:
    """Matches and size of a group; tells of the first mismatches."""
    good, size = 0, 0
    for case in in_group(group):
        why = case.mismatch()
        size += 1
        good += why is None
        if why is not None and size - good <= failures:
            sys.stdout.write(f"- {case.name}: {why}\n    {case.question['code']}\n")
    return good, size


def raise_floors(counts: dict[str, int]) -> None:
    """Write down what is now reached; nothing is ever lowered."""
    known = floors()
    rows = {name: max(known.get(name, 0), counts.get(name, 0)) for name in groups()}
    head = (
        "# How many expressions of each group have to match. Only ever raised: --raise of run.py.\n"
    )
    body = "".join(f"{name} = {floor}\n" for name, floor in rows.items())
    FLOORS.write_text(head + body, encoding="utf-8")


def main() -> int:
    """Count, tell, and perhaps raise the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", metavar="GROUP")
    parser.add_argument("--failures", type=int, default=0, metavar="N")
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args()
    counts, sizes = {}, 0
    for group in [options.only] if options.only else groups():
        counts[group], size = count(group, options.failures)
        sizes += size
        sys.stdout.write(f"{group:<20} {counts[group]:4d}/{size}\n")
    sys.stdout.write(f"conformance: {sum(counts.values())}/{sizes}\n")
    if options.lift:
        raise_floors(counts)
    return 0 if sum(counts.values()) == sizes else 1


if __name__ == "__main__":
    sys.exit(main())
