"""How well a release answers: question sets asked of it, what the answers amount to, and the floors it must keep."""

from knowledge.quality.changes import Change, changes
from knowledge.quality.floors import FLOORS, Broken, broken
from knowledge.quality.measurement import measure, measurement_of
from knowledge.quality.question import KINDS, Question, read_questions
from knowledge.quality.result import Result

__all__ = [
    "FLOORS",
    "KINDS",
    "Broken",
    "Change",
    "Question",
    "Result",
    "broken",
    "changes",
    "measure",
    "measurement_of",
    "read_questions",
]
