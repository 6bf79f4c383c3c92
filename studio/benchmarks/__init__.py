"""The project's own benchmarks; bench/README.md tells what they have shown."""
