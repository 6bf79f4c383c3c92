"""Pictures as files, by matplotlib: a process of their own draws them, so that nothing waits."""
