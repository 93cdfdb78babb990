"""Sessions end, what the database keeps of them opens nothing, and nothing is lost when one had ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from console.security.models import Authenticator
from tests.logins import PASSWORD, code_of, enter, signed_in

pytestmark = pytest.mark.django_db
ASK = "/staff/second-factor/"


@pytest.fixture
def ana(db: None):
    return get_user_model().objects.create_superuser("ana", "", PASSWORD)


def test_a_session_ends_half_an_hour_after_the_last_thing_a_person_did(ana):
    client = signed_in(ana)
    client.get("/staff/phone/")

    def ends() -> datetime:
        return Session.objects.get().expire_date

    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=1))
    soon = ends()
    client.get("/staff/phone/lines/", headers={"Sec-Fetch-Dest": "empty"})  # a page left open asks for news
    assert ends() == soon
    client.get("/staff/phone/")
    assert ends() > soon + timedelta(minutes=28)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/staff/phone/").url.startswith("/staff/login/")


def test_what_the_database_has_of_a_session_opens_nothing(ana):
    client = signed_in(ana)
    assert client.get("/staff/").status_code == 200
    (kept,) = Session.objects.values_list("pk", flat=True)
    assert kept != client.session.session_key
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert thief.get("/staff/").url.startswith("/staff/login/")
    client.post("/staff/logout/")
    assert not Session.objects.filter(pk=kept).exists()


def test_a_session_ends_after_twelve_hours_however_busy(ana):
    client = signed_in(ana)
    client.get("/staff/")
    session = client.session
    session["began"] -= 12 * 3600 + 1
    session.save()
    assert client.get("/staff/").url.startswith("/staff/login/")


def test_a_form_sent_after_the_session_ended_leads_to_the_sign_in_form_and_back(ana):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/staff/phone/").url == "/staff/login/?next=/staff/phone/"
    assert client.post("/staff/logout/").url == "/staff/login/?next=/staff/"
    refused = client.post("/staff/login/", {"username": "ana", "password": PASSWORD})
    assert refused.status_code == 403
    assert "let it keep those of this site" in refused.content.decode()


@pytest.mark.parametrize("strict", [True, False], ids=["without a token", "with one"])
def test_a_button_pressed_after_the_session_ended_leads_back_to_its_page_which_says_so(ana, strict):
    Authenticator.objects.create(user=ana, name="app")
    page = "http://testserver/staff/desk/releases/?p=2"
    away = Client(enforce_csrf_checks=strict).post("/staff/desk/releases/rollback/", headers={"Referer": page})
    back = "/staff/desk/releases/?p=2&unpressed"
    assert parse_qs(urlsplit(away.url).query)["next"] == [back]
    client = enter()
    step = client.get(back).url  # the password given, the code not yet
    given = {"code": code_of(ana), "next": parse_qs(urlsplit(step).query)["next"][0]}
    told = client.post(ASK, given, follow=True)
    assert told.redirect_chain[-1][0] == "/staff/desk/releases/?p=2"
    assert "nothing was done. Press the button again." in told.content.decode()
    assert "Press the button again." not in client.get("/staff/desk/releases/?p=2").content.decode()


def test_what_is_said_then_is_in_the_language_that_was_chosen(ana):
    UserProfile.objects.update_or_create(user=ana, defaults={"preferred_language": "es"})
    page = signed_in(ana).get("/staff/desk/releases/?unpressed", follow=True)
    assert "no se hizo nada. Oprima otra vez el botón." in page.content.decode()


@pytest.mark.parametrize("page", ["http://evil.example/staff/", "http://testserver/s/abc", "http://testserver/staff/login/"])
def test_a_button_of_another_page_leads_back_to_nothing_of_theirs(page):
    assert Client().post("/staff/phone/", headers={"Referer": page}).url == "/staff/login/?next=/staff/phone/"


def test_a_form_opened_before_the_last_sign_in_does_nothing_and_says_what_to_do(ana):
    refused = signed_in(ana, Client(enforce_csrf_checks=True)).post("/staff/phone/", {"body": "hello"})
    assert refused.status_code == 403
    assert "Nothing was saved yet" in refused.content.decode()
