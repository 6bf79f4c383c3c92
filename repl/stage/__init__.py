"""The stage: a full-screen terminal to perform in, beside the plain prompt."""
