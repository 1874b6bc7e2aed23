"""Text to vectors to neighbours. Knows nothing of what a job description means."""
