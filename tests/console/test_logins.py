"""Nobody reaches a staff page without password and second factor; guessing is slow."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import identify_hasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from console import settings as real_settings
from console.security import slowdown
from console.security.models import Authenticator, Slowdown
from tests.logins import PASSWORD, code_of, enter

pytestmark = pytest.mark.django_db
SET_UP, ASK = "/staff/second-factor/set-up/", "/staff/second-factor/"


@pytest.fixture
def ana(db: None):
    return get_user_model().objects.create_superuser("ana", "", PASSWORD)


def set_up(client: Client, user) -> list[str]:
    """What a colleague does at the first sign-in: scan, type, write down. Gives the backup codes."""
    client.get(SET_UP)
    page = client.post(SET_UP, {"code": code_of(user)}).content.decode()
    return re.findall(r"<code>([a-z2-7]{4}-[a-z2-7]{4})</code>", page)


def waited() -> None:
    """As if an hour had passed since the last wrong code or attempt."""
    past = timezone.now() - timedelta(hours=1)
    Authenticator.objects.update(throttling_failure_timestamp=past)
    Slowdown.objects.update(until=past)


def test_a_newcomer_scans_types_a_code_gets_backup_codes_and_is_in(ana):
    client = enter()
    assert client.get("/staff/phone/").url == f"{SET_UP}?next=%2Fstaff%2Fphone%2F"
    page = client.get(f"{SET_UP}?next=/staff/phone/").content.decode()
    assert "<svg" in page
    assert Authenticator.objects.get(user=ana).typed_key in page
    codes = set_up(client, ana)
    assert len(codes) == len(set(codes)) == 10
    assert client.get("/staff/phone/").status_code == 200


STAFF_PAGES = [
    "/staff/", "/staff/phone/", "/staff/phone/lines/", "/staff/snippets/knowledge/entry/", "/staff/account/",
    "/staff/users/", "/staff/api/main/pages/", "/staff/images/", "/staff/no-such-page/",
]  # fmt: skip


@pytest.mark.parametrize("page", STAFF_PAGES)
def test_a_password_alone_opens_nothing(ana, page):
    assert enter().get(page).url.startswith(SET_UP)
    Authenticator.objects.create(user=ana, name="app")
    assert enter().get(page).url.startswith(ASK)
    assert enter().post(page, {"text": "hi"}).url == ASK


def test_with_an_app_set_up_the_password_alone_cannot_put_another_in_its_place(ana):
    Authenticator.objects.create(user=ana, name="app")
    client = enter()
    assert client.get(SET_UP).url == ASK
    assert client.post(SET_UP, {"code": "123456"}).url == ASK
    assert Authenticator.objects.filter(user=ana).count() == 1


def test_a_code_lets_in_once(ana):
    Authenticator.objects.create(user=ana, name="app")
    code = code_of(ana)
    assert (
        enter().post(ASK, {"code": f"{code[:3]} {code[3:]}", "next": "/staff/phone/"}).url == "/staff/phone/"
    )
    again = enter()
    assert "not right, or was used before" in again.post(ASK, {"code": code}).content.decode()
    assert again.get("/staff/").url.startswith(ASK)


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example/", "/s/abc", "javascript:alert(1)"]
)
def test_the_way_on_leads_to_staff_pages_only(ana, away):
    Authenticator.objects.create(user=ana, name="app")
    assert enter().post(ASK, {"code": code_of(ana), "next": away}).url == "/staff/"


@pytest.mark.parametrize("wrong", ["", "000000", "12345", "1234567", "²²²²²²", "abcd-efgh", "x" * 30])
def test_a_wrong_code_opens_nothing(ana, wrong):
    set_up(enter(), ana)
    client = enter()
    wrong = "111111" if wrong == code_of(ana) else wrong
    assert client.post(ASK, {"code": wrong}).status_code == 200
    assert client.get("/staff/").url.startswith(ASK)


def test_after_wrong_codes_even_the_right_one_has_to_wait(ana):
    Authenticator.objects.create(user=ana, name="app")
    client = enter()
    for _ in range(3):
        Authenticator.objects.update(throttling_failure_timestamp=None)
        client.post(ASK, {"code": "0"})
    assert "Wait" in client.post(ASK, {"code": code_of(ana)}).content.decode()
    waited()
    assert client.post(ASK, {"code": code_of(ana)}).url == "/staff/"


def test_a_backup_code_lets_in_once_and_is_not_readable_in_the_database(ana):
    codes = set_up(enter(), ana)
    assert enter().post(ASK, {"code": codes[3].upper().replace("-", " ")}).url == "/staff/"
    assert enter().post(ASK, {"code": codes[3]}).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT token FROM otp_static_statictoken")
        kept = {row[0] for row in cursor.fetchall()}
        assert len(kept) == 9
        assert not kept & {code.replace("-", "") for code in codes}
        cursor.execute("SELECT sealed_key FROM security_authenticator")
        assert Authenticator.objects.get().key.hex() not in cursor.fetchone()[0]


def test_who_lost_everything_is_let_set_up_anew_and_what_was_open_closes(ana):
    client = enter()
    set_up(client, ana)
    call_command("reset_second_factor", "ana")
    assert client.get("/staff/").url.startswith(SET_UP)


def test_guessing_a_password_slows_down_also_for_names_that_nobody_has(ana):
    for name in ("ana", "nobody"):
        for _ in range(slowdown.FREE):
            enter(name, "wrong")
        page = Client().post("/staff/login/", {"username": name, "password": PASSWORD}).content.decode()
        assert "too many attempts. Wait 1 second" in page
    waited()
    assert enter().get("/staff/").url.startswith(SET_UP)


def test_a_colleague_s_own_browser_is_not_slowed_by_strangers_who_guess(ana):
    own = enter()
    set_up(own, ana)
    own.post("/staff/logout/")
    for _ in range(slowdown.FREE):
        enter(password="wrong")
    assert enter().get("/staff/").url.startswith("/staff/login/")
    assert enter(client=own).get("/staff/").url.startswith(ASK)


def test_guessing_at_many_names_slows_down_for_all_strangers(ana):
    for number in range(slowdown.FREE_FOR_ALL):
        slowdown.attempt(slowdown.account(f"name {number}"), known=False)
    assert slowdown.attempt(slowdown.account("another"), known=False)
    assert Slowdown.objects.count() == slowdown.FREE_FOR_ALL + 1  # the accounts, and all together


def test_no_name_and_no_address_is_kept_of_attempts(ana):
    enter("ana-maria", "wrong")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM security_slowdown")
        told = str(cursor.fetchall())
    assert "ana" not in told
    assert "127.0.0.1" not in told


def test_passwords_are_kept_by_argon2(ana, settings):
    settings.PASSWORD_HASHERS = real_settings.PASSWORD_HASHERS
    ana.set_password(PASSWORD)
    assert identify_hasher(ana.password).algorithm == "argon2"


@pytest.mark.parametrize("weak", ["short", "password1234", "anaanaanaana", "482915730264"])
def test_a_weak_password_is_not_taken(ana, weak):
    ana.username = "anaanaana"
    with pytest.raises(ValidationError):
        validate_password(weak, ana)


@pytest.mark.parametrize(
    "page", ["/staff/", "/staff/login/", "/staff/phone/", "/staff/snippets/knowledge/entry/add/"]
)
def test_staff_pages_run_no_script_but_ours_and_are_framed_by_nobody(staff, page):
    answer = staff.get(page)
    policy = dict(part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";"))
    nonce = re.fullmatch(r"'self' 'nonce-([\w-]{22})'", policy["script-src"])[1]
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    if answer.status_code == 200:
        for tag in re.findall(
            r"<script(?![^>]*(?:src=|type=\"(?:application|text)/))[^>]*>", answer.content.decode()
        ):
            assert f'nonce="{nonce}"' in tag


def test_cookies_are_for_staff_pages_alone(ana):
    client = enter()
    set_up(client, ana)
    for name in ("sessionid", "csrftoken", "hubline_known"):
        if cookie := client.cookies.get(name):
            assert cookie["path"] == "/staff/"
            assert cookie["httponly"]


def test_a_name_that_is_not_ours_is_refused(db):
    assert Client().get("/staff/login/", headers={"Host": "evil.example"}).status_code == 400
