"""How the sentences that players read are written."""

import re

from tests.architecture.messages import messages

HARSH = re.compile(
    r"\b([Ii]nvalid|[Ii]llegal|[Ff]atal|[Uu]nexpected|[Ee]xception|[Tt]raceback|NoneType|"
    r"[Oo]ops|[Ss]orry|[Pp]lease)\b"
)


def test_no_sentence_blames_or_speaks_of_our_insides():
    assert [one for one in messages() if HARSH.search(one.text + one.hint)] == []


def test_no_sentence_shouts():
    words = [re.sub(r"{[^}]*}", "", one.text).rstrip() for one in messages()]
    assert [text for text in words if text.endswith("!")] == []


def test_the_list_is_about_the_whole_program():
    found = list(messages())
    packages = {one.file.partition("/")[0] for one in found}
    assert {"patterns", "engine", "ai", "studio", "repl"} <= packages
    assert len(found) > 800
