"""Reading the office's TOML files; the only place of the program that reads TOML."""
