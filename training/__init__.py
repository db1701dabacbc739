"""Fits the weights that the package ships; needs the development data, which is no part of the project."""
