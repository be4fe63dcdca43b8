"""What a catalogue may say: one module a kind, and the values that the kinds are made of."""
