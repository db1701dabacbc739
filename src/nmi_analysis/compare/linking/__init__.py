"""Values of several articles that answer one question: figures and dates, linked by what they are values of.

Each value gets a frame (what is counted, the predicate, whose, where, when). Whether two values are values of one
thing is the probability of a logistic regression on what their frames share; it was fitted with the values hidden, so
that it knows nothing of whether they agree. Only then are they compared.
"""

from .linker import Dispute, Linked, linked
from .mention import Mention
from .pool import Mentions, Pool, pool

__all__ = ["Dispute", "Linked", "Mention", "Mentions", "Pool", "linked", "pool"]
