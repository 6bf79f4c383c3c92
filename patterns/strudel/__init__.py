"""Strudel code, the JavaScript that players write: parsed, and run by our own interpreter.

evaluate.py     evaluate(code) → Program: the one way in
syntax.py       source text → small tree, by tree-sitter, within limits.py
mistakes.py     what to say when it cannot be read
compiler.py     tree → Python closures, names resolved once; grammar.py and its themes
coerce.py       what +, ==, `${}` make of a value; operators.py
members.py      what stands behind a dot, one table for each kind of value
library.py      the names code can reach, and no others
stage.py        labels, mute, solo, all, each, tempo

Code reaches nothing but these tables: no Python attribute, file, socket, clock or dice.
"""
