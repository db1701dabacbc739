"""Proper names: chunks of capitalised words, their parts (titles, places, persons), and who is who in the article."""
