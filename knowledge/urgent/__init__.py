"""Emergencies, seen before and without retrieval: evidence in the words, weighed by what examples taught, against what
speaks against it. `detect` is pure Python and a few tables; `weigh.explain` shows what any finding rests on. `told`
adds what an encoder makes of the message."""

from knowledge.urgent.detect import Urgent, detect
from knowledge.urgent.precedence import gives_way
from knowledge.urgent.second_opinion import told

__all__ = ["Urgent", "detect", "gives_way", "told"]
