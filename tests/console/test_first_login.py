"""The first staff login works once, and only for choosing another password."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from console import first_login

pytestmark = pytest.mark.django_db
NEW = "ripe-tomatoes-in-june"


def sign_in(password: str) -> Client:
    client = Client()
    client.post("/staff/login/", {"username": first_login.NAME, "password": password})
    return client


def test_only_the_first_call_makes_a_login():
    assert first_login.make()
    assert first_login.make() is None
    assert get_user_model().objects.count() == 1


def test_every_staff_page_leads_to_the_new_password_until_it_is_chosen():
    given = first_login.make()
    client = sign_in(given)
    for page in ("/staff/", "/staff/account/", "/staff/snippets/"):
        assert client.get(page).url == "/staff/first-password/"
    assert "Choose your password" in client.get("/staff/first-password/").content.decode()

    fields = {"old_password": given, "new_password1": NEW, "new_password2": NEW}
    assert client.post("/staff/first-password/", fields).url == "/staff/"
    assert client.get("/staff/").url.startswith("/staff/second-factor/set-up/")
    assert sign_in(NEW).get("/staff/").url.startswith("/staff/second-factor/set-up/")
    assert sign_in(given).get("/staff/").url.startswith("/staff/login/")


@pytest.mark.parametrize("weak", ["short", "password1234"])
def test_a_weak_password_is_not_taken(weak):
    given = first_login.make()
    client = sign_in(given)
    answer = client.post(
        "/staff/first-password/", {"old_password": given, "new_password1": weak, "new_password2": weak}
    )
    assert answer.status_code == 200
    assert client.get("/staff/").url == "/staff/first-password/"
