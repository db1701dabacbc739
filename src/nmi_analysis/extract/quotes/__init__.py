"""Who says what: quotation marks, cues, clauses, speakers. ``attributions`` puts them together."""
