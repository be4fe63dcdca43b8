"""(entry, locale) to words: everything that a template needs, already worded."""
