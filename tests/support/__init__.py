"""What the tests stand on: the tools they need and the way they are run."""
