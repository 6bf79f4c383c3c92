"""What must be tested whole is there: a file that is renamed does not fall out of sight."""

import pytest

from tests.architecture.whole import WHOLE, files


@pytest.mark.parametrize("name", WHOLE)
def test_every_file_that_has_to_be_tested_whole_is_there(name):
    for glob in WHOLE[name]:
        assert list(files((glob,))), glob
