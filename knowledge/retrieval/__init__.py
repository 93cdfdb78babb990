"""From a person's words to entries: two rankers, one calibrated decision."""

from knowledge.retrieval.decision import Decision, Scored
from knowledge.retrieval.retriever import Example, Retriever

__all__ = ["Decision", "Example", "Retriever", "Scored"]
