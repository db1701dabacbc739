"""Accuracy and speed, side by side with peers; needs the development data for most of it."""
