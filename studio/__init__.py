"""The session every front end stands on: slots, player, history, commands."""
