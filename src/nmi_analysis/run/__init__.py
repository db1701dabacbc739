"""A corpus to rows: batches of whole stories, the parts of them on disk, the workers; the only loop over articles."""
