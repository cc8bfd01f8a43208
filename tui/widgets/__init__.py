"""Widgets that paint lines; text from plans is never markup."""
