"""The duty graph; the only place of the program that calls networkx."""
