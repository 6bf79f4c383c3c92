"""What a worker has used of the machine."""

import subprocess
import sys

import pytest

from studio.guests.bounds import TIRED_KB

FAT = """
import subprocess, sys
held = b"x" * (1024 * {kb})
ask = "from studio.guests.bounds import memory_kb; print(memory_kb())"
print(subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True).stdout)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it cannot be told")
def test_a_worker_does_not_count_the_memory_of_who_started_it():
    code = FAT.format(kb=TIRED_KB + 50_000)
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 1_000 < int(said.stdout) < 100_000
