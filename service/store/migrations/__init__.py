"""How the tables came to be, step by step. `service.store.migrate` runs what is missing."""
