from __future__ import annotations

from copy import deepcopy

import pytest

from tests.channels.cases.story import ASKED_TO_ERASE, ERASED, HUMAN, NO, URGENT, YES
from tests.channels.providers.bot import Bot


@pytest.fixture
def knowing(bot: Bot) -> Bot:
    """A bot that knows the way to a person."""
    answers = {"human": HUMAN, "YES": YES, "NO": NO, "ICE is here": URGENT, "DELETE": ASKED_TO_ERASE, "ERASE": ERASED}
    bot.answers |= deepcopy(answers)
    return bot
