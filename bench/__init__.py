"""Measurements; each module runs by itself: `python bench/rules_against_parsing.py`."""
