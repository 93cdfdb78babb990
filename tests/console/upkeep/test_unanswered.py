"""Questions without an answer: grouped by likeness, shown when three people asked alike, and never a word of one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from channels.erase import erase_address
from channels.models import Contact, InboxMessage
from channels.retention import purge
from console.upkeep import unanswered
from console.upkeep.models import Unanswered
from knowledge import drafts, encoder, store
from tests.console.upkeep.conversation import said
from tests.knowledge.content import entry
from tests.logins import signed_in

pytestmark = pytest.mark.django_db

STAMPS = ["can i get food stamps", "how do i apply for food stamps", "food stamps for immigrants"]
ASKED_ALIKE = {
    "en": [
        STAMPS,
        ["how do i renew my work permit", "renewing work permit", "my work permit expired how do i renew it"],
        ["how to become a citizen", "citizenship test questions", "i want to apply for citizenship"],
        ["can my landlord raise the rent", "rent increase is that legal", "landlord raised my rent"],
    ],
    "es": [
        ["puedo pedir estampillas de comida", "como pido estampillas de comida", "estampillas para inmigrantes"],
        ["como renuevo mi permiso de trabajo", "renovar permiso de trabajo", "se vencio mi permiso de trabajo"],
        ["como pago mis impuestos sin seguro social", "declarar impuestos sin seguro", "impuestos sin seguro social"],
    ],
}
ALONE = {"en": ["who won the game", "my car got towed", "how much is a bus pass"], "es": ["cuenteme un chiste"]}


def look() -> None:
    unanswered.collect()
    unanswered.regroup(encoder.load())


def test_questions_alike_make_a_group_and_others_stay_out() -> None:
    for language, sets in ASKED_ALIKE.items():
        for texts in [*sets, ALONE[language]]:
            for number, text in enumerate(texts):
                said(f"person {number}", text, language=language)
    look()
    found = {frozenset(group.texts) for group in unanswered.groups()}
    assert found == {frozenset(texts) for sets in ASKED_ALIKE.values() for texts in sets}


def test_two_people_are_not_enough_however_often_they_ask() -> None:
    for who, text in (("ann", STAMPS[0]), ("ben", STAMPS[1]), ("ann", STAMPS[2]), ("ben", STAMPS[0])):
        said(who, text)
    look()
    assert unanswered.groups() == []
    assert unanswered.group(InboxMessage.objects.first().pk) is None
    said("cleo", STAMPS[2])
    look()
    [group] = unanswered.groups()
    assert (group.people, group.asked, group.texts) == (3, 5, STAMPS)


NOT_COUNTED = {
    "answered": {"decision": "answer", "entry": "school-swim"},
    "the staff's phone": {"channel": "phone"},
    "older than we keep": {"at": timezone.now() - timedelta(days=31)},
}


@pytest.mark.parametrize("how", NOT_COUNTED.values(), ids=NOT_COUNTED)
def test_what_does_not_count(how: dict[str, object]) -> None:
    for who in "abc":
        said(who, STAMPS[0], **how)
    look()
    assert unanswered.groups() == []


def test_what_somebody_erased_is_gone_at_once() -> None:
    for who, text in zip("abc", STAMPS, strict=True):
        said(who, text)
    look()
    assert len(unanswered.groups()) == 1
    erase_address("b")
    assert unanswered.groups() == []
    assert Unanswered.objects.count() == 2
    Contact.objects.update(last_seen=timezone.now() - timedelta(days=40))
    InboxMessage.objects.update(received_at=timezone.now() - timedelta(days=40))
    purge()
    assert not Unanswered.objects.exists()


def test_no_personal_data_is_shown_and_no_text_is_kept() -> None:
    for who, number in zip("abc", ("510-555-0100", "213-555-0101", "415-555-0102"), strict=True):
        said(who, f"food stamps for my aunt, call {number}")
    look()
    [group] = unanswered.groups()
    assert group.texts == ["food stamps for my aunt, call [phone]"]
    kept = str(list(Unanswered.objects.values()))
    assert "aunt" not in kept


def test_what_is_not_ours_stays_aside_and_what_was_added_comes_back_if_it_does_not_help() -> None:
    user = get_user_model()._default_manager.create_user("rosa")
    for who, text in zip("abc", STAMPS, strict=True):
        said(who, text)
    look()
    key = unanswered.groups()[0].key
    unanswered.settle(key, unanswered.Settled.NOT_OURS, user)
    for who in "def":
        said(who, STAMPS[0])
    look()
    assert unanswered.groups() == []
    earlier = timezone.now() - timedelta(days=8)
    Unanswered.objects.filter(settled_at__isnull=False).update(settled="phrasing", settled_at=earlier)
    Unanswered.objects.filter(message__in=InboxMessage.objects.order_by("-pk")[:3]).update(settled="", settled_at=None)
    unanswered.regroup(encoder.load())
    assert [group.people for group in unanswered.groups()] == [3]


@pytest.fixture
def _asked() -> None:
    store.import_entries([entry("swim")])
    for who, text in zip("abc", STAMPS, strict=True):
        said(who, text)
    look()


def _as(role: str) -> Client:
    user = get_user_model()._default_manager.create_user(role.lower())
    user.groups.add(Group.objects.get(name=role))
    return signed_in(user)


@pytest.mark.usefixtures("_asked")
def test_from_a_group_a_writer_adds_ways_of_asking_to_a_draft() -> None:
    writer, key = _as("Writers"), unanswered.groups()[0].key
    page = f"/staff/upkeep/questions/{key}/"
    assert "food stamps for immigrants" in writer.get(page).content.decode()
    bad = writer.post(page, {"add": "1", "add-entry": "school-swim", "add-phrasings": "call 510-555-0100 for stamps"})
    html = bad.content.decode()
    assert "something about a person" in html
    assert "call 510-555-0100 for stamps" in html, "nothing typed is lost"
    given = {"add": "1", "add-entry": "school-swim", "add-phrasings": "Can I swim\nfood stamps\n\nget calfresh"}
    answer = writer.post(page, given)
    draft = drafts.read("school-swim")
    assert answer.status_code == 302
    assert draft.doc.texts["en"].phrasings[-2:] == ["food stamps", "get calfresh"]
    assert "food stamps" not in drafts.read_live("school-swim").doc.texts["en"].phrasings
    assert unanswered.groups() == []
    assert writer.get(page).status_code == 404


@pytest.mark.usefixtures("_asked")
def test_from_a_group_a_writer_starts_an_entry() -> None:
    writer, key = _as("Writers"), unanswered.groups()[0].key
    page = f"/staff/upkeep/questions/{key}/"
    given = {"new": "1", "new-question": "Can I get food stamps?", "new-slug": "school-swim", "new-topic": "hubs",
             "new-phrasings": "food stamps"}  # fmt: skip
    html = writer.post(page, given).content.decode()
    assert "choose another id" in html
    assert "Can I get food stamps?" in html
    assert writer.post(page, given | {"new-slug": "food-stamps"}).status_code == 302
    draft = drafts.read("food-stamps")
    assert draft.doc.texts["en"].question == "Can I get food stamps?"
    assert draft.doc.texts["en"].phrasings == ["food stamps"]
    assert not draft.is_live


# What was sent when a colleague had settled the group, where it leads, what stands there.
MEANWHILE = {
    "ways of asking": ({"add": "1", "add-entry": "school-swim", "add-phrasings": "get calfresh\ncall 510-555-0100"},
                       "/staff/desk/entry/school-swim/", ["get calfresh", "Can I swim?"]),
    "a new entry": ({"new": "1", "new-question": "Can I get food stamps?", "new-topic": "hubs",
                     "new-phrasings": "food stamps"},
                    "/staff/desk/new/", ["food stamps", "Can I get food stamps?", 'value="hubs" selected']),
    "set aside": ({"not_ours": "1"}, "/staff/upkeep/questions/", []),
}  # fmt: skip


@pytest.mark.usefixtures("_asked")
@pytest.mark.parametrize(("sent", "path", "there"), MEANWHILE.values(), ids=MEANWHILE)
def test_what_was_typed_of_a_group_that_a_colleague_settled_is_not_lost(
    sent: dict[str, str], path: str, there: list[str]
) -> None:
    writer, key = _as("Writers"), unanswered.groups()[0].key
    unanswered.settle(key, unanswered.Settled.NOT_OURS, None)
    page = writer.post(f"/staff/upkeep/questions/{key}/", sent, follow=True)
    html = page.content.decode()
    assert page.wsgi_request.path == path
    assert "A colleague has settled these questions meanwhile." in html
    assert [each for each in there if each not in html] == []
    assert "510-555-0100" not in page.wsgi_request.get_full_path()


@pytest.mark.usefixtures("_asked")
def test_a_supervisor_may_read_groups_and_not_settle_them() -> None:
    supervisor, key = _as("Supervisors"), unanswered.groups()[0].key
    assert supervisor.get(f"/staff/upkeep/questions/{key}/").status_code == 200
    assert supervisor.post(f"/staff/upkeep/questions/{key}/", {"not_ours": "1"}).status_code in (302, 403)
    assert len(unanswered.groups()) == 1
