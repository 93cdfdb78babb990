"""Question sets run through retrieval, or through the whole running system, and what the answers amount to."""

from console.evaluation.errors import EvaluationError, NoAnswer, QuestionSetBroken
from console.evaluation.question import KINDS, Question, read_questions
from console.evaluation.result import Result

__all__ = [
    "KINDS",
    "EvaluationError",
    "NoAnswer",
    "Question",
    "QuestionSetBroken",
    "Result",
    "read_questions",
]
