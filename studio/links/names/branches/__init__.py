"""The branches of the tree: each file here has `NAMES`, and is found by itself."""
