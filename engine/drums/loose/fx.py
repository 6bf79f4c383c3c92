"""Effects: a falling zap first."""

from engine.drums.percussion import percussion

DRUM = percussion("fx", "zap, noise, chimes, whip, blip, gong, brush, heart")
