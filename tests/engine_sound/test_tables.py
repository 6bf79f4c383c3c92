"""Tables may come and go: the process lives on."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.audio

PROGRAM = """
import numpy as np
from pyo import Server
from engine.voices.rack import Rack
server = Server(audio="manual", buffersize=256, sr=48000, duplex=0).boot()
server.start()
rack = Rack(server, 256, 48000)
for size in [200_000] * 40 + [300_000] * 4:
    table = rack.table(np.ones(size))
    node = rack.nodes.TableRead_base(table.base, 1.0, 0, 2, 1.0, 0.0)
    node.play()
    server.process()
    node.stop()
    del node, table
    server.process()
print("alive", flush=True)
import os
os._exit(0)
"""


def test_tables_that_are_let_go_do_not_end_the_process():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["alive"]), done.stderr[-2000:]
