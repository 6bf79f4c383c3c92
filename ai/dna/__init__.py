"""Tunes that are bred: genome, mutation, crossover, evolution."""
