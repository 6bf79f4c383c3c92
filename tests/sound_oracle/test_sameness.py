"""Our sound is that of the reference synthesiser, group by group."""

from collections import Counter
from pathlib import Path

import pytest

from tests.sound_oracle.cases import cases_of
from tests.sound_oracle.run import Result, compare, render

pytestmark = [pytest.mark.audio, pytest.mark.slow, pytest.mark.timeout(600)]  # all is rendered
SHARE, SHARE_OF_A_GROUP = 0.97, 0.8


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    folder: Path = tmp_path_factory.mktemp("renders")
    cases = cases_of()
    render(cases, folder)
    return compare(cases, folder)


def test_nearly_cases_of_sound_the_same(results):
    far = [(each.case.id, round(each.distance_db, 1)) for each in results if not each.passed]
    assert len(far) <= (1 - SHARE) * len(results), far


def test_no_group_of_cases_lags_behind(results):
    total = Counter(each.case.group for each in results)
    good = Counter(each.case.group for each in results if each.passed)
    assert [group for group in total if good[group] < SHARE_OF_A_GROUP * total[group]] == []
