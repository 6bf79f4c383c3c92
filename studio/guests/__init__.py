"""Code of others: worked out in a process of its own, and played from what that says."""
