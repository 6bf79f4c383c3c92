"""Machines that borrow the recipes of another: a row each, by kind of machine."""
