"""`notalabel doctor`: what works on this machine, and a test tone for who hears nothing."""

import argparse
import json
import os
import time

from engine.client import EngineClient
from repl.room import Asked, open_room
from repl.screen import say
from studio.config import load, start_log
from studio.doctor import Finding, examine
from studio.news import about
from studio.replies import Notice

MARKS = {"ok": "ok ", "missing": " - ", "bad": " ! "}
TONE = 'note("a4 ~ a4 e5").s("triangle").decay(.3).sustain(.2).release(.2).gain(.6)'
TONE_S = 3.0
READY_S = 15.0


def run(options: argparse.Namespace) -> int:
    """Look at everything, and tell."""
    config = load(os.environ)
    start_log(config, os.environ)
    findings = []
    for finding in examine(config):
        findings.append(finding)
        if not options.json:
            say(line_of(finding))
    if options.sound:
        findings.append(play_tone())
        if not options.json:
            say(line_of(findings[-1]))
    bad = any(finding.state == "bad" for finding in findings)
    if options.json:
        say(json.dumps({"ok": not bad, "findings": [one.as_dict() for one in findings]}))
    return 1 if bad else 0


def line_of(finding: Finding) -> str:
    """A finding as a line to read.

    >>> line_of(Finding("engine", "missing", "null", "connect an audio output"))
    ' -  engine                  null; connect an audio output'
    """
    hint = f"; {finding.hint}" if finding.hint else ""
    return f"{MARKS[finding.state]} {finding.name:<23} {finding.detail}{hint}"


def play_tone() -> Finding:
    """Play a few notes as a player would, and tell where they went."""
    problems: list[Notice] = []
    room = open_room(Asked(), problems.append)
    try:
        room.sound.wait_ready(READY_S)
        reply = room.session.evaluate(TONE)
        if not reply.ok:
            return Finding("test tone", "bad", reply.text)
        peak = _listen(room.sound)
        notice = about(room.sound.status(), "auto")
    finally:
        room.close()
    return tone_finding(peak, notice)


def _listen(sound: EngineClient) -> float:
    peak, end = 0.0, time.monotonic() + TONE_S
    while time.monotonic() < end:
        peak = max(peak, sound.status().peak)
        time.sleep(0.002)
    return peak


def tone_finding(peak: float, notice: Notice) -> Finding:
    """What came of the test tone.

    >>> tone_finding(0.0, Notice("sound: jack (JACK)")).state
    'bad'
    """
    if peak < 0.01:
        return Finding("test tone", "bad", f"the engine made no sound ({notice.text})")
    if notice.bad:
        return Finding("test tone", "missing", notice.text, "nobody can hear this")
    hint = "heard nothing? look at the volume, and at the output that the system has chosen"
    return Finding("test tone", "ok", f"{notice.text}, peak {peak:.2f}", hint)
