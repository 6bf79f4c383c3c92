"""`knob cutoff`, `control`, `control /fader1 200 4000`, `control cutoff takeover`: what comes in.

Controls are what OSC and MIDI bring; patterns read them with osc("…") and cc(…).
"""

from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from studio.links.control_rules import PLAIN, Rule
from studio.links.controls import LONGEST_NAME, Controls
from studio.replies import Reply, done
from studio.session import Session
from studio.written import number

LEARN: Final = "knob cutoff, then move a knob; osc('cutoff') reads it"
HOW: Final = "control /fader1 200 4000, control /fader1 takeover, jump, or plain"
SHOWN: Final = 40


def knob(session: Session, argument: str) -> "Future[Reply]":
    """Give the control that is moved next a name."""
    controls = session.controls
    if argument in ("", "off"):
        controls.learn(None)
        names = ", ".join(f"{own} is {meant}" for own, meant in controls.called().items())
        return done(Reply(True, names or f"no names yet: {LEARN}"))
    if " " in argument or len(argument) > LONGEST_NAME or argument[:1] in "/~" or ":" in argument:
        return done(Reply(False, f"a name is one word, such as {LEARN}"))

    def heard(name: str) -> None:
        try:
            controls.call(argument, name)
        except ValueError as error:
            session.tell_bad(str(error))
        else:
            session.tell(f"{name} is {argument}: osc('{argument}') reads it")

    controls.learn(heard)
    return done(Reply(True, "move a knob"))


def control(session: Session, argument: str) -> "Future[Reply]":
    """List what comes in, or say what becomes of its numbers."""
    name, *words = argument.split()[:4] if argument else [""]
    if not name:
        return done(Reply(True, _listed(session.controls)))
    rule = session.controls.rule(name)
    if not words:
        return done(Reply(True, _told(session.controls, name, rule)))
    changed = _changed(rule, words)
    if changed is None:
        return done(Reply(False, f"{' '.join(words)} is no range; try {HOW}"))
    try:
        session.controls.set_rule(name, changed)
    except ValueError as error:
        return done(Reply(False, str(error)))
    return done(Reply(True, _told(session.controls, name, changed)))


def _changed(rule: Rule, words: list[str]) -> Rule | None:
    if words in (["takeover"], ["jump"]):
        return replace(rule, takeover=words == ["takeover"])
    if words == ["plain"]:
        return PLAIN
    ends = [number(word) for word in words]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return replace(rule, low=float(ends[0]), high=float(ends[1]))


def _told(controls: Controls, name: str, rule: Rule) -> str:
    value = controls.value(name)
    shown = f'"{value}"' if isinstance(value, str) else f"{value:g}"
    ends = "" if rule == replace(PLAIN, takeover=rule.takeover) else (
        f", {rule.low:g} to {rule.high:g}"
    )  # fmt: skip
    return f"{name} is {shown}{ends}{', taken over when it is met' if rule.takeover else ''}"


def _listed(controls: Controls) -> str:
    names = controls.names()
    rows = [_told(controls, name, controls.rule(name)) for name in names[-SHOWN:]]
    more = len(names) - len(rows)
    if more:
        rows.append(f"and {more} more")
    return "\n".join(rows) or f"nothing came in yet; {LEARN}"
