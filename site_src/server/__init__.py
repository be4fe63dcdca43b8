"""Live preview on this machine."""
