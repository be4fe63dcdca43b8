"""Views to pages: the templates' environment, the shell, and which pages there are."""
