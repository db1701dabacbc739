"""Letter case of suggestions."""


def like(word: str, model: str) -> str:
    """``word`` in the letter case of ``model`` (its first word decides)."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
