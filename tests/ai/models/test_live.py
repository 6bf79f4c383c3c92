"""Models that are really there, where the player says so: NOTALABEL_LIVE_MODELS=1 and keys.

They cost money and time, and answer what they like; without the variable each is skipped.
"""

import os

import pytest

from ai.asking import Question, ask
from ai.judge.demands import unmet
from ai.providers.errors import ProviderError
from ai.providers.table import every
from studio.config import load
from studio.models import models_from, terms_of
from studio.palette import palette
from studio.vault import NOWHERE

LIVE = "NOTALABEL_LIVE_MODELS"


@pytest.mark.timeout(240)
@pytest.mark.parametrize("provider", every())
@pytest.mark.parametrize(
    ("request_", "playing"),
    [
        ("deep house at 122 bpm in A minor", ""),
        ("louder hats", 'kick: s("bd*4")\nhats: s("hh*8").gain(.4)\nbass: note("a1*8").s("sine")'),
    ],
)
def test_a_live_model_makes_music_that_does_what_was_asked(provider, request_, playing, tmp_path):
    if not os.environ.get(LIVE):
        pytest.skip(f"set {LIVE}=1, and the keys, to ask real models")
    config = load({**os.environ, "NOTALABEL_HOME": str(tmp_path)})
    terms = {**terms_of(config, NOWHERE), "order": [provider], "wait_s": 200, "limit_s": 200}
    remote = models_from(terms)
    if remote is None:
        pytest.skip(f"{provider} is not set up")
    try:
        remote.models[0].health()
    except ProviderError as error:
        pytest.skip(f"{provider} does not answer: {error}")
    found = ask(Question(request_, playing, palette(), 1), remote)
    assert found.tier == "remote", found.why_not
    assert found.played is not None
    assert found.intent is not None
    assert playing or unmet(found.intent, found.played) == []
