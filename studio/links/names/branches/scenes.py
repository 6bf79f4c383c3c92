"""Scenes: pictures of what played, kept and brought back by name."""

from studio.commands.scene import scene
from studio.links.names.kit import ACT, ROOT, TEXT, TEXTS, Desk, Name, is_part


def _names(desk: Desk) -> tuple[str, ...]:
    return tuple(desk.session.scenes)


def _parts(desk: Desk) -> tuple[str, ...]:
    return tuple(filter(is_part, _names(desk)))


NAMES = (
    Name(f"{ROOT}/scenes", TEXTS, "The scenes that are kept.", lambda desk, _: _names(desk)),
    Name(f"{ROOT}/scene/recall", TEXT, "Bring a scene back, by its name.",
         set=lambda desk, _, name: scene(desk.session, _one(name))),
    Name(f"{ROOT}/scene/store", TEXT, "Keep what plays as a scene of this name.",
         set=lambda desk, _, name: scene(desk.session, f"store {_one(name)}")),
    Name(f"{ROOT}/scene/drop", TEXT, "Forget a scene.",
         set=lambda desk, _, name: scene(desk.session, f"drop {_one(name)}"), home=True),
    Name(f"{ROOT}/scene/{{scene}}/go", ACT, "Bring this scene back.",
         set=lambda desk, name, _: scene(desk.session, name), parts=_parts),
)  # fmt: skip


def _one(name: str) -> str:
    """A scene's name as the words of the prompt take it: one word, and none of theirs."""
    word = "-".join(name.split())[:40]
    return f"{word}-" if word in ("", "store", "drop", "list") else word
