"""Wagtail's ways of taking a row away are for nobody alone: an answer is retired, a place hidden, by two people."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from knowledge import store
from knowledge.hub import load_hubs
from knowledge.models import Entry, HubListing, Source
from tests.console.conftest import HUBS
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db
SNIPPETS = "/staff/snippets/knowledge"
SAID = {
    Entry: "Retire it in its editor",
    HubListing: "Untick “Shown to people”",
    Source: "out of the entries that name it",
}


@pytest.fixture(params=SAID, ids=lambda model: model.__name__)
def row(request: pytest.FixtureRequest, at: dict[str, Client]) -> Any:
    store.import_hubs(load_hubs(HUBS)[:2])
    return request.param._default_manager.filter(live=True).first()


def address(row: Any, way: str) -> str:
    name = row._meta.model_name
    if way == "bulk":
        return f"/staff/bulk/knowledge/{name}/delete/?id={row.pk}"
    return f"{SNIPPETS}/{name}/{way}/{row.pk}/"


@pytest.mark.parametrize("who", ["wanda", "rosa", "root"])
@pytest.mark.parametrize("way", ["unpublish", "delete", "bulk"])
def test_one_person_takes_nothing_away(at: dict[str, Client], row: Any, way: str, who: str) -> None:
    answer = at[who].post(address(row, way), follow=True)
    if who == "root" or (who, way) == ("rosa", "unpublish"):
        assert SAID[type(row)] in words_of(answer)
    assert type(row)._default_manager.get(pk=row.pk).live


def test_a_list_offers_neither_delete_nor_copy(at: dict[str, Client], row: Any) -> None:
    listed = at["root"].get(f"{SNIPPETS}/{row._meta.model_name}/").content.decode()
    assert [way for way in ("delete", "copy") if f"/{way}/{row.pk}/" in listed] == []
    assert at["root"].get(address(row, "copy")).status_code == 404
