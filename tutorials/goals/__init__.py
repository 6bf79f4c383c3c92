"""What a lesson can ask for: a file a theme, functions from what is heard to a finding."""
