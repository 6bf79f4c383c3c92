"""A mark at the end of each block, for backends that call us only at its begin.

pyo computes its streams in the order in which they were made, so a trigger that is made last
calls back when all others are done.
"""

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
