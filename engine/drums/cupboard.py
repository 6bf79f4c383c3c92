"""The drums that there are, by machine: found in their folders, not listed.

A machine of its own is a package with one file a drum (tr808), or a file with a `BANK` in the
folder banks; machines that borrow from them are rows in the files of the folder kin.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

from engine.drums.kinship import bank_of
from engine.drums.kit import DEFAULT_BANK, Bank, Drum

MACHINES: Final = ("engine.drums.tr808", "engine.drums.tr909")
TABLES: Final = "engine.drums.banks"
KIN: Final = "engine.drums.kin"
LOOSE: Final = "engine.drums.loose"  # drums of no machine


@cache
def banks() -> Mapping[str, Bank]:
    """All machines by name."""
    own = _own_banks()
    borrowed = [bank_of(kin, own) for _, module in _modules(KIN) for kin in module.KIN]
    return own | {bank.name: bank for bank in borrowed}


def _own_banks() -> dict[str, Bank]:
    found = [_machine(name) for name in MACHINES]
    for _, module in _modules(TABLES):
        bank: Bank = module.BANK
        drums = {name: replace(drum, bank=bank.name) for name, drum in bank.drums.items()}
        found.append(replace(bank, drums=drums))
    return {bank.name: bank for bank in found}


@cache
def default_kit() -> Mapping[str, Drum]:
    """What plays where no machine is named: the default one, and what it lacks."""
    loose = {module.DRUM.name: module.DRUM for _, module in _modules(LOOSE)}
    return loose | dict(banks()[DEFAULT_BANK].drums)


@cache
def banks_by_name() -> Mapping[str, Bank]:
    """All machines, by their names and aliases in lower case."""
    return {name.lower(): bank for bank in banks().values() for name in (bank.name, *bank.aliases)}


@cache
def ever_choked() -> frozenset[str]:
    """The full names of all drums that another one ends."""
    return frozenset(
        name for bank in banks().values() for drum in bank.drums.values() for name in drum.choked
    )


def drum_of(key: str) -> tuple[Drum, int | None]:
    """The drum and variant of a key, see Drum.key.

    >>> drum, variant = drum_of("RolandTR808_bd:13")
    >>> drum.sound, variant
    ('RolandTR808_bd', 13)
    """
    sound, _, variant = key.partition(":")
    bank, _, name = sound.rpartition("_")
    drum = banks()[bank].drums[name] if bank else default_kit()[name]
    return drum, int(variant) if variant else None


def _machine(package: str) -> Bank:
    machine = importlib.import_module(package)
    drums = {
        name: replace(module.DRUM, bank=machine.BANK)
        for name, module in _modules(package)
        if hasattr(module, "DRUM")
    }
    return Bank(machine.BANK, machine.ALIASES, drums)


def _modules(package: str) -> Iterator[tuple[str, Any]]:
    path = importlib.import_module(package).__path__
    for found in pkgutil.iter_modules(path):
        yield found.name, importlib.import_module(f"{package}.{found.name}")
