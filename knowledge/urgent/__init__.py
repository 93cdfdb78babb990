"""Emergencies, found by rules that do not depend on retrieval: evidence in the words, weighed against what speaks
against it. Pure Python and four tables; nothing here learns, so every finding can be explained by its rule."""

from knowledge.urgent.detect import Urgent, detect

__all__ = ["Urgent", "detect"]
