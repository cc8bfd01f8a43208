"""Succession: what each action of an order does to departments and duties (docs/succession.md)."""
