"""The panes that can be shown on the stage: a file each, with a `PANE`; found by themselves."""
