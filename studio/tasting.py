"""The player's taste on this machine: one file, which the player can read, switch off and erase."""

import json
import logging
from typing import Any, Final

from ai.taste import EVIDENCE, Taste, Traits, as_data, faded, from_data, learnt
from studio.sealing import WrongPassphraseError
from studio.vault import Vault

FILE: Final = "taste.json"
LOG = logging.getLogger(__name__)


class Tasting:
    """Learns from what the player does with tunes.

    Args:
        vault: the player's data; where there is none, what is learnt lasts for the session.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._path = None if vault.folder is None else vault.folder / FILE
        self._kept: dict[str, Any] | None = None

    @property
    def on(self) -> bool:
        """Is anything learnt?"""
        return bool(self._data()["on"])

    @property
    def taste(self) -> Taste:
        """What is believed now; nothing while it is switched off."""
        data = self._data()
        return from_data(data) if data["on"] else Taste()

    def learn(self, heard: Traits, what: str) -> None:
        """Learn from one tune; nothing while it is switched off.

        Args:
            heard: what it was like.
            what: what the player did, a key of EVIDENCE.
        """
        if self.on:
            self._keep(learnt(self.taste, heard, EVIDENCE[what]), on=True)

    def switch(self, on: bool) -> None:
        """Learn from now on, or no more; what was learnt stays."""
        self._keep(from_data(self._data()), on)

    def erase(self) -> None:
        """Forget everything."""
        self._keep(Taste(), self.on)

    def _data(self) -> dict[str, Any]:
        """What is kept; read once a session, when older evidence fades a little."""
        if self._kept is None:
            self._kept = {**as_data(Taste()), "on": True}
            if self._path is not None and self._path.exists():
                try:
                    found = json.loads(self._vault.read(self._path))
                    self._kept = {**as_data(faded(from_data(found))), "on": found["on"] is True}
                except (OSError, ValueError, KeyError, WrongPassphraseError) as error:
                    LOG.warning("the taste in %s cannot be read: %s", self._path, error)
        return self._kept

    def _keep(self, taste: Taste, on: bool) -> None:
        self._kept = {**as_data(taste), "on": on}
        if self._path is not None:
            self._vault.write(self._path, json.dumps(self._kept))
