"""How an article describes its persons: where a description stands, and what it says."""
