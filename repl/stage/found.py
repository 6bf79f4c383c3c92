"""Which panes there are: the files of `repl/stage/panes/`, in the order of their names."""

import importlib
import logging
import pkgutil

from repl.stage import panes
from repl.stage.pane import Pane

LOG = logging.getLogger(__name__)


def found_panes() -> dict[str, Pane]:
    """The panes by name; a file that cannot be read is left out, and the log says so."""
    known: dict[str, Pane] = {}
    for file in sorted(pkgutil.iter_modules(panes.__path__), key=lambda one: one.name):
        try:
            module = importlib.import_module(f"{panes.__name__}.{file.name}")
            several = getattr(module, "PANES", None) or (module.PANE,)
        except Exception:  # one pane must not keep the stage dark
            LOG.exception("the pane %s cannot be opened", file.name)
            continue
        for pane in several:
            known.setdefault(pane.name, pane)
    return known
