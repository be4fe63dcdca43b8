"""The maps: positions on a plane, and no boundary but those that an office may publish."""
