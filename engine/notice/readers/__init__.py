"""Readers: the bytes of a notice in, its paragraphs and tables out. One file format per module."""
