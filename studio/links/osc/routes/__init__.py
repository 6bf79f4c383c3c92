"""Who answers which OSC address: each file here has `routes(house)`, and is found by itself."""
