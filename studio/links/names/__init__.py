"""Names: everything that other programs can ask or change has one address, in one tree."""
