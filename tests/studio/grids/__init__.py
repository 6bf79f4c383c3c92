"""Patterns edited by hand."""
