"""From files to a checked, projected, related catalogue."""
