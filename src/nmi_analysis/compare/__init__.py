"""Rows of all articles to rows across articles; the one place that says in which order comparers run.

A comparer is a function ``(story, context) -> {table: rows}`` that sees the rows of one story's articles,
those of the comparers before it included. Nothing else compares articles.
"""

from .stage import COMPARERS, compare_story
from .stories import Counts, counted, group, grouped, named
from .story import Story

__all__ = ["COMPARERS", "Counts", "Story", "compare_story", "counted", "group", "grouped", "named"]
