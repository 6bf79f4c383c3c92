"""What surrounds a model that is asked over the network: the question, the check, the patience."""
