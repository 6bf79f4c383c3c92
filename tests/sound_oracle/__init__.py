"""How like the reference synthesiser ours sounds: cases, its pictures, and the comparison."""
