"""Official notices: read from the files they come in, understood as plans."""
