"""Tables written as text, a row a line."""


def rows(table: str) -> dict[str, str]:
    r"""The rows of a table, `name: the rest of the line`.

    >>> rows("a: one\nb: two: three")
    {'a': 'one', 'b': 'two: three'}
    """
    parts = (line.partition(": ") for line in table.strip().splitlines())
    return {name: rest for name, _, rest in parts}
