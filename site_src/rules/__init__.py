"""What is declared in the catalogue, applied: each rule a function of entries alone."""
