"""Quantities of a sentence: numbers with their unit, bound, change and concept."""
