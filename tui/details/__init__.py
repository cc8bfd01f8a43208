"""What is written about one thing: lines for a page."""
