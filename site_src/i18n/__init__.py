"""Words, numbers and dates of each locale."""
