"""Mini-notation, the language inside a player's double quotes: "bd [hh hh]*2 <sd cp>"."""
