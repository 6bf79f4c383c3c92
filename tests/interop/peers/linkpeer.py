"""Somebody else in an Ableton Link session: says where the beat is, and may change the tempo.

Usage: linkpeer.py BPM SECONDS [AT NEWBPM]
"""

import asyncio
import json
import sys
import time

from aalink import Link


async def main(bpm: float, seconds: float, change_at: float, new_bpm: float) -> None:
    link = Link(bpm)
    link.quantum, link.start_stop_sync_enabled, link.enabled = 4, True, True
    begin = time.perf_counter()
    changed = False
    while (now := time.perf_counter()) < begin + seconds:
        if not changed and now > begin + change_at:
            link.tempo, changed = new_bpm, True
        before, beat, after = time.perf_counter(), link.beat, time.perf_counter()
        if after - before < 100e-6:
            row = [(before + after) / 2, beat, link.tempo, link.num_peers, link.playing]
            sys.stdout.write(json.dumps(row) + "\n")
            sys.stdout.flush()
        await asyncio.sleep(0.02)


if __name__ == "__main__":
    asyncio.run(main(*map(float, [*sys.argv[1:], "1e9", "0"][:4])))
