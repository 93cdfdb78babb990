"""From a person's words to entries: likeness to known ways of asking, one calibrated decision."""

from knowledge.retrieval.decision import Decision, Scored
from knowledge.retrieval.example import NOTHING, Example
from knowledge.retrieval.memory import REMEMBERED
from knowledge.retrieval.retriever import Before, Retriever
from knowledge.retrieval.training import train

__all__ = ["NOTHING", "REMEMBERED", "Before", "Decision", "Example", "Retriever", "Scored", "train"]
