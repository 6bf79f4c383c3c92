"""Comparisons with other engines; the project's own benchmarks live in studio/benchmarks."""
