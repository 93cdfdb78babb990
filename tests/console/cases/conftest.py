from __future__ import annotations

import pytest
from django.test import Client

from console.roles import SUPERVISORS
from tests.console.cases.story import login


@pytest.fixture
def ana(db: None) -> Client:
    return login("ana", SUPERVISORS)


@pytest.fixture
def ben(db: None) -> Client:
    return login("ben", SUPERVISORS)
