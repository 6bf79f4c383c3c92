"""What Hypothesis draws: texts of the language, for properties that hold for all of them."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["bd", "hh", "sd:3", "0", "1", "-2", ".5", "1e3", "c#4", "~", "-", "a.b", "x_y", "é", "~x"]
)
NUMBERS = st.sampled_from(["", "2", "3", "0.5", "1.25", "-1", "1e-3"])


def mini_texts(depth: int = 2) -> st.SearchStrategy[str]:
    """Mini-notation that can be read, with all its operators."""
    return _divided(depth, [" , ", ",", " | ", "|", " . "])


def mini_like_texts() -> st.SearchStrategy[str]:
    """Any text of the characters of mini-notation, most of which cannot be read."""
    return st.text(st.sampled_from("ab01 .,|~-_^!@?*/:%()[]<>{}\n\té"), max_size=24)


def _divided(depth: int, dividers: list[str]) -> st.SearchStrategy[str]:
    parts = st.lists(_sequences(depth), min_size=1, max_size=2)
    return st.builds(lambda divider, some: divider.join(some), st.sampled_from(dividers), parts)


def _sequences(depth: int) -> st.SearchStrategy[str]:
    steps = st.lists(_elements(depth), min_size=1, max_size=3)
    return st.builds(
        lambda mark, some: mark + " ".join(some), st.sampled_from(["", "", "^"]), steps
    )


def _slices(depth: int) -> st.SearchStrategy[str]:
    if depth == 0:
        return WORDS.map(lambda word: word.replace(":", ""))
    inner = _divided(depth - 1, [","])
    return st.one_of(
        _slices(0),
        _divided(depth - 1, [",", "|", " . "]).map(lambda text: f"[{text}]"),
        inner.map(lambda text: f"<{text} >"),
        st.builds(
            lambda text, end: f"{{{text}}}{end}", inner, st.sampled_from(["", "%4", "% <3 5>"])
        ),
    )


def _elements(depth: int) -> st.SearchStrategy[str]:
    operators = st.lists(_operators(max(depth - 1, 0)), max_size=2)
    return st.builds(lambda item, some: item + "".join(some), _slices(depth), operators)


def _operators(depth: int) -> st.SearchStrategy[str]:
    slices = _slices(depth)
    return st.one_of(
        st.builds(str.__add__, st.sampled_from(["*", "/", ":"]), slices),
        st.builds(str.__add__, st.sampled_from(["@", "!", "?"]), NUMBERS),
        st.sampled_from([" _", " !", " @2", "(3,8)", "(<3 5>,8,2)"]),
        st.builds("({},{})".format, slices, slices),
        st.sampled_from([" .. 4", " ..5", " .. [<1 2> 3]"]),
    )
