"""The desk is set up by staff."""

from __future__ import annotations

import pytest

from channels.models import Desk
from console.roles import ADMINISTRATORS, SUPERVISORS
from tests.console.cases.story import login
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db


SETTINGS = {"name_en": "Desk", "name_es": "Mesa", "answer_minutes": "20", "time_zone": "America/Los_Angeles",
            "mon": "09:00-12:00, 13:00-17:00", "is_on": "on"}  # fmt: skip


def test_the_desk_is_set_up_by_staff() -> None:
    admin = login("ada", ADMINISTRATORS)
    saved = admin.post(
        "/staff/cases/settings/", {**SETTINGS, "closed_days": "2026-12-24 Nochebuena\n\n2026-12-31"}
    )
    assert saved.status_code == 302
    desk = Desk.load()
    assert desk.hours == {"mon": ["09:00-12:00", "13:00-17:00"]}
    assert desk.holidays == {"2026-12-24": "Nochebuena", "2026-12-31": ""}
    assert "2026-12-24 Nochebuena" in admin.get("/staff/cases/settings/").content.decode()
    assert login("sam", SUPERVISORS).get("/staff/cases/settings/").status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("mon", "9 to 5", "Write hours like 09:00-12:00"), ("closed_days", "Christmas", "does not begin with a date"),
     ("answer_minutes", "0", "greater than or equal to 1")],
)  # fmt: skip
def test_bad_settings_are_explained_and_lose_nothing(field: str, value: str, told: str) -> None:
    page = login("ada", ADMINISTRATORS).post("/staff/cases/settings/", {**SETTINGS, field: value})
    assert told in words_of(page)
    assert value in page.content.decode()
    assert not Desk.objects.exists()
