"""What playing together costs."""
