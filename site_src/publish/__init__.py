"""From bytes to the site: the owned output tree, and the checks before anything goes live."""
