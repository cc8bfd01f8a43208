"""The `zeren` command; thin: everything it knows comes from `engine` and `rules`."""
