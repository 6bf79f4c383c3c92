"""Ways to the ears: each file is one backend; `choosing` takes the first that works."""
