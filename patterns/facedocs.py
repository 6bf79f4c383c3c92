"""What Python's help says about a name of the language: the reference, with Python examples."""

from collections.abc import Callable
from typing import Any

from patterns.reference import Entry, entry
from patterns.strudel.as_python import FILES, as_python, python_method, python_name

__all__ = ["FILES", "documented", "python_example", "python_method", "python_name", "text"]

# Examples that a Python program writes in another way than word for word.
PYTHON = {
    "filter": 'note("48 55 60").filter(lambda hap: hap.value["note"] > 50)',
    "filterHaps": 'note("48 55 60").filterHaps(lambda hap: hap.value["note"] > 50)',
    "objectMap": 'note(objectMap({"c": 48}, lambda x: x + 12)["c"])',
    "gamepad": 's("hh*4").pan(gamepad(0)["x1"])',
    "collect": 'note("[c3,e3,g3]*2").collect().fmap(lambda haps: haps[0].value)',
    "query": 'note(48 + len(s("bd sd hh").query(0, 1)))',
}


def python_example(one: Entry) -> str:
    """The example of an entry in Python.

    >>> found = entry("every")
    >>> found and python_example(found)
    's("bd hh sd hh").every(4, lambda x: x.fast(2))'
    """
    return PYTHON.get(one.name) or as_python(one.example)


def text(name: str) -> str:
    """The docstring of a name: what it does, what it takes, and an example that runs.

    >>> print(text("lpf").partition(">>>")[0])
    Cut-off of the low-pass filter: what lies above gets quieter.
    <BLANKLINE>
    value: Hz. Also: ctf, cutoff, lp.
    <BLANKLINE>
    <BLANKLINE>
    """
    one = entry(name)
    if one is None:
        return f"The function {name}."
    names = sorted({one.name, *one.aliases} - {name})
    takes = "; ".join(arg.said for arg in one.arguments if arg.said != arg.name)
    facts = [f"{takes}."] if takes else []
    facts += [f"Also: {', '.join(names)}."] if names else []
    *before, last = python_example(one).split("; ")
    example = "\n".join([*(f">>> _ = {line}" for line in before), f">>> tune = {last}"])
    return "\n\n".join([one.sentence, *([" ".join(facts)] if facts else []), example])


def documented(function: Callable[..., Any], name: str, method: bool = False) -> Callable[..., Any]:
    """A function with name, signature and docstring as the reference has them."""
    function.__name__ = python_method(name) if method else python_name(name)
    function.__qualname__ = f"Tune.{function.__name__}" if method else function.__name__
    function.__module__ = "patterns"
    function.__doc__ = text(name)
    return function
