"""The agents of the ensemble, a file each, and their conductor."""
