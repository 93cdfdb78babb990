"""An evaluation as people read it."""

import pytest

from console.evaluation import running
from console.evaluation.errors import NoAnswer
from console.evaluation.report import lines
from knowledge.quality.figures import figures
from tests.knowledge.test_quality import question, result


def test_the_report_lists_what_was_answered_wrong():
    results = [result(question(), "answer", "b"), result(question(), "answer", "a")]
    text = "\n".join(lines(results, figures(results, live=False)))
    assert "WRONG faq" in text.split("Answered wrong")[1]
    assert "50.0% (9." in text


def test_over_nothing_that_runs_it_says_at_once_what_to_do():
    with pytest.raises(NoAnswer, match="make run"):
        list(running.ask_all([question()]))
