"""Charts: geometry made of numbers, with the words that say the same. Nothing of markup."""
