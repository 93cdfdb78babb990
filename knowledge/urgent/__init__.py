"""Emergencies, seen before and without retrieval: evidence in the words, weighed by what examples taught, against what
speaks against it. Pure Python and a few tables at run time; `weigh.explain` shows what any finding rests on."""

from knowledge.urgent.detect import Urgent, detect
from knowledge.urgent.second import SURE, upholds

__all__ = ["SURE", "Urgent", "detect", "upholds"]
