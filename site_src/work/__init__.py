"""Work spread over processes. Knows nothing of portals."""
