"""Open data: what is written of each entry, in which files, and what is said of it."""
