"""The models that may be asked for music, as settings and secrets say; ai gets plain values.

What leads to them is a row of JSON, which the worker of the AI tiers is handed: it cannot ask
for a passphrase.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.config import Config
from studio.credentials import secret
from studio.settings import SETTINGS
from studio.vault import Vault

if TYPE_CHECKING:
    from ai.tiers.remote import Remote

TABLE = "ai."


def terms_of(config: Config, vault: Vault) -> dict[str, Any]:
    """What leads to the models.

    Args:
        config: the settings.
        vault: the player's data, open: it may hold keys.
    """
    settings = config.settings
    values = {
        key.removeprefix(TABLE): secret(key, settings, vault) if one.secret else settings[key]
        for key, one in SETTINGS.items() if key.startswith(TABLE)
    }  # fmt: skip
    return {
        "values": values,
        "order": values["models"].split(),
        "wait_s": values["wait"],
        "limit_s": values["limit"],
        "a_minute": values["requests_per_minute"],
        "a_day": values["daily_budget"],
        "strategy": values["cache_strategy"],
        "folder": str(config.cache / "answers") if config.cache else "",
    }


def models_from(row: Mapping[str, Any]) -> "Remote | None":
    """The models that a row leads to, None where none is set up."""
    from ai.tiers.remote import (
        Terms,
        connected,
    )  # the prompt, which asks nobody itself, is sooner up

    if not row:
        return None
    terms = Terms(
        row["wait_s"], row["limit_s"], row["a_minute"], row["a_day"], row["strategy"],
        Path(row["folder"]) if row["folder"] else None,
    )  # fmt: skip
    return connected(row["values"], row["order"], terms)


def secrets_in(row: Mapping[str, Any]) -> list[str]:
    """The secrets of a row, which no log may hold."""
    values = row.get("values", {})
    names = (key.removeprefix(TABLE) for key, one in SETTINGS.items() if one.secret)
    return [str(values[name]) for name in names if values.get(name)]
