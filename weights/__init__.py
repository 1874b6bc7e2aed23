"""Which model files there are, where they come from, and how they are fetched and verified."""
