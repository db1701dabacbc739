"""Utterances: one speaker's words in several articles, and what happened to them on the way."""
