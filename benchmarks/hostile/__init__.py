"""Articles that try to be more than text, and a report of them opened in a browser."""
