"""Every word said to a language model, and how its answer is checked."""
