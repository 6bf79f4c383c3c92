"""What is in the wheel and in the source package."""

import shutil

import pytest

from tests.deploy.packages import PACKAGES, build, kept_in_git, names_of

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None, reason="git tells which files belong to the packages"
)


def test_the_wheel_has_every_file_of_the_packages_and_nothing_else(tmp_path):
    inside = {name for name in names_of(build("wheel", tmp_path)) if ".dist-info/" not in name}
    assert {name.split("/")[0] for name in inside} == set(PACKAGES)
    assert kept_in_git() <= inside


def test_the_source_package_has_what_it_is_built_from_and_no_tests(tmp_path):
    inside = names_of(build("sdist", tmp_path))
    assert kept_in_git() <= inside
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"} <= inside
    assert not any(name.startswith(("tests/", "bench/", ".ci/")) for name in inside)
