"""A mark at the end of each block, for backends that call us only at its begin.

pyo computes its streams in the order in which they were made, so a trigger that is made last
calls back when all others are done.
"""

import threading
from collections.abc import Callable
from typing import Any

import pyo


def mark_block_end(server: Any, computed: Callable[[float | None], None]) -> list[Any]:
    """Call `computed` whenever the server has computed a block.

    Returns:
        the objects that do it: keep them as long as the server runs.
    """
    table = pyo.DataTable(server.getBufferSize())
    table.put(1.0, 0)
    scan = pyo.TableScan(table)

    def done() -> None:
        computed(None)

    return [table, scan, done, pyo.TrigFunc(scan, done)]


def run(server: Any, computed: Callable[[float | None], None], stop: threading.Event) -> None:
    """Let the server's own thread compute blocks, until it is to stop."""
    kept = mark_block_end(server, computed)
    server.start()
    stop.wait()
    del kept
