"""Ways in for people and programs. No alignment logic lives here."""
