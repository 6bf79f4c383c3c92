"""Which version of this program runs."""

from importlib.metadata import PackageNotFoundError, version


def this_version() -> str:
    """The version, "not installed" where it runs from a bare source tree."""
    try:
        return version("notalabel")
    except PackageNotFoundError:
        return "not installed"
