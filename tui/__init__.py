"""The Textual program; thin: all knowledge comes from `engine` and `rules`."""
