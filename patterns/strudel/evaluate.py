"""The one way in: Strudel code to a Program, within limits.

Nothing but a PatternError comes out of evaluate(), and nothing but that out of the
player's lambdas when the patterns of a Program are asked for events.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from patterns.errors import ODD, CodeError, LimitError, PatternError
from patterns.operations.randomness import with_controls
from patterns.pattern import Pattern
from patterns.strudel.coerce import named_kind
from patterns.strudel.compiler import REFUSED, Compiler, MiniMaker
from patterns.strudel.declaring import declare_all
from patterns.strudel.drawing import Drawn
from patterns.strudel.grammar import GRAMMAR
from patterns.strudel.library import Library
from patterns.strudel.limits import LOCAL, Budget, Limits, never
from patterns.strudel.making import MAKERS
from patterns.strudel.mistakes import explain
from patterns.strudel.runtime import Run, Runtime
from patterns.strudel.session import Session
from patterns.strudel.stage import GETTERS, QUIETLY, Stage, stage_methods, stage_names
from patterns.strudel.statements import label, statements
from patterns.strudel.syntax import Source, read
from patterns.values import UNDEFINED, Value

HELPERS: Final = {**MAKERS, **QUIETLY}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pattern language as tables.

    Attributes:
        methods: name to function(pattern, *arguments).
        functions: name to a function of a player's arguments, or a ready pattern.
        mini: makes a pattern of mini-notation that begins at an offset of the code.
    """

    methods: Mapping[str, Callable[..., Value]]
    functions: Mapping[str, Any]
    mini: MiniMaker


@dataclass(frozen=True, slots=True)
class Program:
    """What a player's code asks to be played.

    Attributes:
        slots: name to pattern, mute, solo and each applied: "$1", "drums"; "$" for a last
            line without a name, "all" where all(…) changes everything together.
        pattern: the whole as one pattern.
        cps: cycles a second, None where the code does not say.
        hushed: the code asks for silence.
        messages: what the code says to the player.
        muted: names that are there but muted.
        loads: name and arguments of each samples(…) and its like.
        budget: counts what the player's lambdas use while they play.
        seed: where Math.random began.
        defines: it changed what later code can use, as register(…) does.
        drawn: the pictures that it asks for.
    """

    slots: Mapping[str, Pattern]
    pattern: Pattern
    cps: float | None
    hushed: bool
    messages: tuple[str, ...]
    muted: tuple[str, ...]
    loads: tuple[tuple[str, tuple[Value, ...]], ...]
    budget: Budget
    seed: int = 0
    defines: bool = False
    drawn: tuple[Drawn, ...] = ()


@cache
def standard_vocabulary() -> Vocabulary:
    """The whole pattern language."""
    from patterns import vocabulary
    from patterns.mini.build import mini

    return Vocabulary(vocabulary.METHODS, vocabulary.FUNCTIONS, mini)


def evaluate(
    code: str,
    *,
    limits: Limits = LOCAL,
    expired: Callable[[], bool] = never,
    session: Session | None = None,
    vocabulary: Vocabulary | None = None,
) -> Program:
    """Evaluate a player's code.

    Args:
        code: Strudel code, the JavaScript that its players write.
        limits: how large, deep and long it may be.
        expired: says whether the time is over; asked while code runs, not while it plays.
        session: what earlier evaluations have registered; a fresh one by default.
        vocabulary: the names of the pattern language; all of them by default.

    Raises:
        PatternError: the code cannot be read or fails, or asks for more than the limits.

    >>> program = evaluate('drums: s("bd [hh hh]")')
    >>> [hap.value["s"] for hap in program.slots["drums"].query(0, 1)]
    ['bd', 'hh', 'hh']
    """
    budget = Budget(limits, expired)
    try:
        source = read(code, limits)
        if source.broken is not None:
            raise _unread(source, lambda ours: _plays(ours, limits, expired))
        return _evaluated(source, budget, session or Session(), vocabulary or standard_vocabulary())
    except RecursionError:
        raise LimitError(
            "this code is nested too deep", hint="give its inner parts names"
        ) from None
    except PatternError:
        raise
    except MemoryError:
        raise LimitError("this code needs too much memory", hint="use smaller lists") from None
    except ODD as error:
        raise CodeError("this code cannot be played") from error


def _unread(source: Source, plays: Callable[[str], bool]) -> CodeError:
    """Why code cannot be read; where it is another language's, what it is in ours."""
    from patterns.strudel.tidal import tidal_error  # seldom needed

    return tidal_error(source, plays) or explain(source)


def _plays(code: str, limits: Limits, expired: Callable[[], bool]) -> bool:
    try:
        evaluate(code, limits=limits, expired=expired)
    except PatternError:
        return False
    return True


def _evaluated(source: Source, budget: Budget, session: Session, vocabulary: Vocabulary) -> Program:
    stage = Stage()
    seed, known, generator = session.seed, dict(session.methods), session.generator
    tables = stage_methods(stage), vocabulary.methods
    runtime = Runtime(budget, session.chance, tables, session.methods, GETTERS)
    library = Library(runtime, stage_names(stage, session), vocabulary.functions, HELPERS)
    compiler = Compiler(source, runtime, library, GRAMMAR, vocabulary.mini)
    last = _program(compiler)([None])
    if not (stage.patterns or stage.hushed or last is UNDEFINED or isinstance(last, Pattern)):
        runtime.say(f"the last line is {named_kind(last)}, not a pattern: nothing plays")
    slots, whole = stage.playing(last)
    runtime.messages.extend(stage.messages)
    if session.generator != "legacy":
        slots = {name: with_controls(pat, "_rng", session.generator) for name, pat in slots.items()}
        whole = with_controls(whole, "_rng", session.generator)
    budget.play()
    return Program(
        slots,
        whole,
        stage.cps,
        stage.hushed,
        tuple(runtime.messages),
        tuple(stage.muted),
        tuple(stage.loads),
        budget,
        seed,
        bool(stage.loads) or (known, generator) != (session.methods, session.generator),
        tuple(runtime.drawn),
    )


def _program(c: Compiler) -> Run:
    """The closure that runs all lines and gives the value of the last one."""
    nodes = [node for node in c.source.root.named if node.kind != "hash_bang_line"]
    if not nodes:
        return lambda _env: UNDEFINED
    final = nodes[-1]
    if final.kind in REFUSED:
        c.refuse(final)
    if final.kind not in ("expression_statement", "labeled_statement"):
        raise c.error(
            final, "the last line must be a pattern", 'end with one, such as s("bd"), or use $:'
        )
    scope = c.scope
    declare_all(c, nodes, scope)
    before = statements(c, nodes[:-1])
    last = label(c, final) if final.kind == "labeled_statement" else c.expression(final.named[0])

    def run(env: list[Any]) -> Value:
        inner = scope.entered(env)
        before(inner)
        return last(inner)

    return run
