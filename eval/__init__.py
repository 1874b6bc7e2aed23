"""Is it any good, and how sure are we."""
