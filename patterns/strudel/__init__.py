"""Strudel code, the JavaScript that players write: parsed by tree-sitter, evaluated by our own interpreter.

    evaluate(code) → Program   the one way in                            evaluate.py
    source text → small tree   limits, comments, mistakes                syntax.py, mistakes.py
    tree → Python closures     names resolved once, so lambdas are fast  compiler.py and its themes
    values                     what +, ==, `${}` and .name mean          coerce.py, operators.py, members.py
    library                    the names code can reach, and no others   library.py, arrays.py, texts.py, …
    stage                      labels, mute, solo, all, each, tempo      stage.py

Code reaches nothing but these tables: no Python attribute, file, socket, clock or dice.
"""
