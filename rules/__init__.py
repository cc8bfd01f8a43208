"""The rules: pure functions from a state to findings, one family per file."""
