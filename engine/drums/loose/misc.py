"""Odds and ends: a thud of wood and metal first."""

from engine.drums.percussion import percussion

DRUM = percussion("misc", "metal, block low, scratch, snap, bell, guiro, whistle short, hit")
