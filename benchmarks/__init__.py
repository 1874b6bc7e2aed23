"""How long each stage takes, and what it is up against."""
