"""What the school keeps of a learner: in the profile, or in the file that it once was in."""

import json
import logging
import time
from collections.abc import Callable
from typing import Final

from studio.profiles import Profile, ProfileError
from studio.vault import Vault
from tutorials.catalogue import Catalogue, english
from tutorials.course import Progress
from tutorials.progress import plain_of, progress_of
from tutorials.saying import message

LEARNT: Final = "learningProgress"  # the field of the profile ...
ONCE: Final = "learning.json"  # ... and the file that it was in before
LIMIT_S: Final = 3.0  # to judge an attempt

LOG = logging.getLogger(__name__)


def kept(vault: Vault, tell: Callable[[str], None]) -> Progress:
    """The progress that was saved, the beginning where there is none."""
    if vault.folder is None:
        return Progress()
    try:
        plain = Profile(vault.folder, tell, vault.connect).all().get(LEARNT)
        return progress_of(
            plain if plain is not None else json.loads(vault.read(vault.folder / ONCE))
        )
    except (ProfileError, OSError, ValueError):
        return Progress()


def keep(
    vault: Vault, progress: Progress, tell: Callable[[str], None], words: Catalogue | None = None
) -> None:
    """Save the progress; a full or missing disk does not end the lesson."""
    if vault.folder is None:
        return
    try:
        Profile(vault.folder, tell, vault.connect).keep(LEARNT, plain_of(progress))
    except ProfileError as error:
        LOG.warning("progress not saved: %s", error)
        tell((words or english()).text(message("practice.not_saved", why=str(error))))


def patience() -> Callable[[], bool]:
    """Says when an attempt has taken too long, from now on."""
    end = time.monotonic() + LIMIT_S
    return lambda: time.monotonic() > end
