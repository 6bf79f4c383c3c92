"""What the keys do at the prompt, in words: a table for `help keys`."""

from collections.abc import Mapping
from typing import Final

KEYS: Final[Mapping[str, str]] = {
    "Enter": "plays complete code, does a command, asks plain words; else begins a new line",
    "Alt-Enter": "plays what is there, complete or not",
    "Ctrl-O": "a new line",
    "Up": "earlier lines; Ctrl-R searches them",
    "Ctrl-C": "clears the line; what plays goes on",
    "Ctrl-D": "leaves, as quit does; asks first while something plays",
    "F1": "scene 1 comes back; F2 to F8 are scenes 2 to 8",
    "Shift-F1": "stores scene 1; so does Ctrl-F1; Shift-F2 to Shift-F8 scenes 2 to 8",
    "F9": "taps the tempo, four taps to a cycle",
    "Alt-H": "hears the answer or offer that was made last",
    "Alt-J": "drops it: what played before comes back",
    "Alt-K": "keeps it",
    "Alt-E": "puts its code into the line, to be edited",
}
