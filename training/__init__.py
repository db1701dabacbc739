"""What fits a model of the package: one command each, which makes the same bytes again from the same texts."""
