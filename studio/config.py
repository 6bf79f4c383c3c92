"""Where the player's things are kept, what is set, which environment this is, and the log.

Nothing here ever stops the program: where a folder cannot be had, `problems` says so in
a sentence, and the program goes on without it.
"""

import logging
import logging.handlers
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.typedpath import typed_path
from studio.secrecy import without_secrets
from studio.settings import FILE, MOST_BYTES, Settings, settings_of

NAME = "notalabel"
ENVIRONMENTS = ("production", "development")
LOG_BYTES, LOG_FILES = 1_000_000, 3
OTHERS = 0o077  # what anybody but the owner may do with a file
SHORTEST = 6  # characters of a secret: shorter ones are found in any text
_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Config:
    """What holds for this run.

    Attributes:
        environment: "production" or "development".
        data: the folder of the player's data, None where there can be none.
        log: the log file, None where there can be none.
        problems: a sentence for each thing that could not be had.
        file: the file of settings, whether it is there or not; None where there can be none.
        settings: what it and the environment say.
        cache: the folder for what can be had again, None where there can be none.
        music: the folder of recordings, made when it is needed; None where there can be none.
    """

    environment: str
    data: Path | None
    log: Path | None
    problems: tuple[str, ...] = ()
    file: Path | None = None
    settings: Settings = field(default_factory=Settings)
    cache: Path | None = None
    music: Path | None = None

    @property
    def development(self) -> bool:
        """Are errors of our own shown in full?"""
        return self.environment == "development"

    @property
    def synths(self) -> Path | None:
        """Where the player's own synths and effects are, if there are any."""
        return self.data / "synths" if self.data else None

    @property
    def samples(self) -> tuple[Path, ...]:
        """Folders of samples that are loaded at the start."""
        own = [self.data / "samples"] if self.data and (self.data / "samples").is_dir() else []
        named = str(self.settings["samples.folders"]).split(os.pathsep)
        return (*own, *(Path(name.strip()) for name in named if name.strip()))


def load(environ: Mapping[str, str]) -> Config:
    """Read the environment and make the folders.

    Args:
        environ: NOTALABEL_ENV is the environment; NOTALABEL_HOME, where it is set, holds
            everything in one folder instead of the platform's; the variables of settings.
    """
    problems = []
    environment = environ.get("NOTALABEL_ENV") or "production"
    if environment not in ENVIRONMENTS:
        problems.append(
            f"NOTALABEL_ENV is {environment[:40]!r}: it can be production or development; "
            "production it is"
        )
        environment = "production"
    data, log_folder, settings_folder, cache = _folders(environ)
    data, sentence = usable(data, "your history is kept for this session only")
    problems += sentence
    log_folder, sentence = usable(log_folder, "there is no log")
    problems += [] if problems else sentence
    log = log_folder / f"{NAME}.log" if log_folder else None
    file = settings_folder / FILE if settings_folder else None
    settings = settings_of(_text(file, problems), environ)
    music = _music(environ, settings)
    return Config(environment, data, log, tuple(problems), file, settings, cache, music)


def _text(file: Path | None, problems: list[str]) -> str:
    """What the file of settings says, nothing where there is none."""
    try:
        if file is None or not file.exists():
            return ""
        if file.stat().st_size > MOST_BYTES:
            problems.append(f"{file} is larger than 1 MB; that is no file of settings")
            return ""
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        problems.append(f"{file} cannot be read ({why}); defaults hold")
        return ""


def _folders(environ: Mapping[str, str]) -> tuple[Path | None, ...]:
    """The folders of data, log, settings and cache."""
    if home := environ.get("NOTALABEL_HOME"):
        return Path(home), Path(home), Path(home), Path(home) / "cache"
    import platformdirs

    try:
        data = platformdirs.user_data_path(NAME, appauthor=False)
        log = platformdirs.user_log_path(NAME, appauthor=False)
        settings = platformdirs.user_config_path(NAME, appauthor=False)
        cache = platformdirs.user_cache_path(NAME, appauthor=False)
    except (OSError, RuntimeError, KeyError):
        return None, None, None, None
    return data, log, settings, cache


def _music(environ: Mapping[str, str], settings: Settings) -> Path | None:
    """Where recordings go."""
    if named := settings["recording.folder"]:
        return typed_path(named).absolute()
    if home := environ.get("NOTALABEL_HOME"):
        return Path(home) / "recordings"
    import platformdirs

    try:
        return platformdirs.user_music_path() / NAME
    except (OSError, RuntimeError, KeyError):
        return None


def usable(folder: Path | None, without: str) -> tuple[Path | None, list[str]]:
    """The folder, made if need be, readable only by its owner; or a sentence why not.

    Args:
        folder: where; None where the machine knows no place.
        without: what its lack means to the player.
    """
    if folder is None or not folder.is_absolute():
        return None, [f"this machine knows no home folder for you; {without}"]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_mode & OTHERS:
            folder.chmod(0o700)
        allowed = os.access(folder, os.W_OK | os.X_OK)
        why = "it is read-only"
    except OSError as error:
        allowed, why = False, (error.strerror or str(error)).lower()
    if allowed:
        return folder, []
    return None, [f"the folder {folder} cannot be used ({why}); {without}"]


class WithoutSecrets(logging.Formatter):
    """Writes log lines with everything that looks like a secret blotted out.

    Args:
        secrets: values that never appear.

    >>> line = logging.LogRecord("a", 20, "", 0, "token=abc and hunter22", None, None)
    >>> WithoutSecrets(["hunter22"], "%(message)s").format(line)
    '*** and ***'
    """

    def __init__(self, secrets: Iterable[str], fmt: str) -> None:
        super().__init__(fmt)
        self.secrets = set(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """The line, cleaned."""
        return without_secrets(super().format(record), self.secrets)


def hide(secret: str) -> None:
    """Let a secret that was found out only now never appear in the log."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler.formatter, WithoutSecrets) and len(secret) >= SHORTEST:
            handler.formatter.secrets.add(secret)


def secrets_of(environ: Mapping[str, str]) -> list[str]:
    """The values in the environment whose names say that they are secret.

    >>> secrets_of({"OPENAI_API_KEY": "abcdefgh", "HOME": "/somewhere"})
    ['abcdefgh']
    """
    return [
        value
        for name, value in environ.items()
        if _SECRET_NAME.search(name) and len(value) >= SHORTEST
    ]


def start_log(config: Config, environ: Mapping[str, str]) -> None:
    """Send what the program logs to its rotating file, and nothing to the screen."""
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if config.development else logging.INFO)
    handler: logging.Handler = logging.NullHandler()
    if config.log is not None:
        handler = logging.handlers.RotatingFileHandler(
            config.log, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
    handler.setFormatter(
        WithoutSecrets(secrets_of(environ), "%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    root.addHandler(handler)
    logging.raiseExceptions = False  # a full disk must not write into the prompt
