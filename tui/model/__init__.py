"""Pure state of the screen and its transitions; knows no terminal."""
