"""Commands by voice and answers by voice, all on this machine: grammar, recogniser, ears, mouth."""
