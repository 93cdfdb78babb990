"""Emergencies, seen before and without retrieval: evidence in the words, weighed by what examples taught, against what
speaks against it. `detect` is pure Python and a few tables; `weigh.explain` shows what any finding rests on. `read`
says as much of any message, and `agrees` adds what an encoder makes of it."""

from knowledge.urgent.detect import Urgent, detect, read
from knowledge.urgent.endings import parts
from knowledge.urgent.precedence import gives_way
from knowledge.urgent.second_opinion import agrees

__all__ = ["Urgent", "agrees", "detect", "gives_way", "parts", "read"]
