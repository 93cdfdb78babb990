"""What is taken out of a message before anything is stored, and what must survive."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from channels.redact import redact

_LINES = (Path(__file__).parent / "redaction_cases.txt").read_text().splitlines()
CASES = [line for line in _LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("case", CASES)
def test_personal_data_goes_and_the_rest_stays(case: str) -> None:
    text = case.replace("{", "").replace("}", "")
    redacted = redact(text)
    spans = re.findall(r"\{(.+?)\}", case)
    if not spans:
        assert redacted == text
        return
    assert not [span for span in spans if span in redacted]
    assert re.search(r"\[[\w -]+\]", redacted)
    assert redacted.endswith(case.rpartition("}")[2])


@pytest.mark.parametrize("case", CASES)
def test_redacting_again_changes_nothing(case: str) -> None:
    once = redact(case.replace("{", "").replace("}", ""))
    assert redact(once) == once
