"""Kind of node to handler: the themes put together."""

from typing import Final

from patterns.strudel import (
    assigning,
    chains,
    expressions,
    functions,
    literals,
    loops,
    statements,
)
from patterns.strudel.compiler import Compiler, Grammar

GRAMMAR: Final = Grammar(
    expressions={
        **assigning.EXPRESSIONS,
        **chains.EXPRESSIONS,
        **expressions.EXPRESSIONS,
        **functions.EXPRESSIONS,
        **literals.EXPRESSIONS,
        "identifier": Compiler.named,
    },
    statements={
        **functions.STATEMENTS,
        **loops.STATEMENTS,
        **statements.STATEMENTS,
    },
    function=functions.made,
)
