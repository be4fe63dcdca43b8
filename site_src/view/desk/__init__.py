"""The pages of the internal edition's desk, as tables."""
