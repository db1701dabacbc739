"""Suspected translation and spinning defects of one document, as rows of ``flags``.

A detector has the interface of an extractor (see ``nmi_analysis.extract``).
"""
