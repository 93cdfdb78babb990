"""What people write and who they are is found nowhere: not in a file, a log, a figure, an export or on a page; and
after DELETE, and when its time is over, not even sealed.

Over the four real processes, which log all they can (DEBUG), on every path a message can take, deaths included.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests import whole as running
from tests.channels.providers.telegram import Telegram
from tests.channels.providers.twilio import Twilio
from tests.end_to_end.outside import variables
from tests.logins import Colleague, behind_proxy, cookies, several
from tests.privacy.canaries import Pieces, Search, nothing
from tests.privacy.kept import Kept
from tests.privacy.world import World, everything, until

ROLES = {
    "root": (), "wanda": ("Writers",), "rosa": ("Reviewers",), "silvia": ("Supervisors",), "adan": ("Administrators",)
}  # fmt: skip
PAGES = (
    "/staff/", "/staff/phone/lines/", "/staff/cases/", "/staff/cases/1/", "/staff/reports/cases/",
    "/staff/reports/cases.csv", "/staff/reviews/", "/staff/delivery/", "/staff/upkeep/questions/",
    "/staff/exchange/all.zip", "/staff/exchange/entries.csv", "/staff/exchange/places.csv", "/staff/users/",
    "/staff/reports/site-history/", "/staff/account/", "/healthz", "/metrics",
)  # fmt: skip
# Where words, never who said them, are shown to those who have the right.
FOR_STAFF = ("/staff/cases/1/", "/staff/reviews/")

@pytest.fixture(scope="module")
def world(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """After everything has happened to it."""
    folder = running.copied(prepared, tmp_path_factory.mktemp("canary"))
    with Twilio() as twilio, Telegram() as telegram:
        started = running.start(folder, **variables(twilio, telegram), HUBLINE_LOG_LEVEL="DEBUG")
        try:
            world = World(started, twilio, telegram)
            everything(world)
            yield world
        finally:
            started.stop()


@pytest.fixture(scope="module")
def kept(world: World) -> Iterator[Kept]:
    with Kept(world.whole) as there:
        yield there


def test_no_file_and_no_log_holds_what_was_written_or_who_wrote(world: World) -> None:
    search = Search({**world.canaries.personal, **world.canaries.said})
    assert "DEBUG" in world.whole.said()  # it did log
    nothing(search.files(world.whole.data_dir, world.began - 60))


def test_where_somebody_s_house_is_stands_not_even_under_seal(world: World, kept: Kept) -> None:
    house = {name: text for name, text in world.canaries.personal.items() if name in ("latitude", "longitude")}
    opened = kept("[unseal(each) for each in sealed()]")
    assert any('"lat": 36.75' in text for text in opened)
    assert not Search(house).within("\n".join(opened).encode())


@pytest.fixture(scope="module")
def staff(world: World) -> dict[str, Colleague]:
    return {each.name: each for each in several(world.whole, ROLES)}


@pytest.mark.parametrize("name", ROLES, ids=lambda name: "".join(ROLES[name]) or "superuser")
def test_no_page_figure_or_export_shows_who_wrote(world: World, staff: dict[str, Colleague], name: str) -> None:
    personal, words = Search(world.canaries.personal), Search(world.canaries.said)
    held = cookies(world.whole, staff[name])
    with behind_proxy(world.client(cookies=held, follow_redirects=True)) as client:
        pages = {page: client.get(page).content for page in PAGES}
        assert client.get("/staff/").url.path == "/staff/", "still signed in"
    if pages["/staff/exchange/all.zip"].startswith(b"PK"):
        with ZipFile(io.BytesIO(pages["/staff/exchange/all.zip"])) as folder:
            pages["in the ZIP"] = b"\n".join(folder.read(file) for file in folder.namelist())
    nothing(f"{found} on {page}" for page, html in pages.items() for found in personal.within(html))
    elsewhere = {page: html for page, html in pages.items() if page not in FOR_STAFF}
    nothing(f"{found} on {page}" for page, html in elsewhere.items() for found in words.within(html))
    if name in ("root", "silvia", "adan"):
        assert words.within(pages["/staff/cases/1/"]) == {"case"}, "its colleagues read the case, and this one alone"
    else:
        assert not words.within(pages["/staff/cases/1/"])


def test_keys_are_changed_while_people_write_and_nobody_waits_or_is_lost(world: World, kept: Kept) -> None:
    """No process is started again: they take up the new key, the bot's memory of who writes on included."""
    people = [world.canaries.person(number)[0] for number in range(60, 66)]
    old = (world.whole.data_dir / "keys").read_text().split()
    for phone in people[:3]:
        world.text(phone, "can I film officers")
    world.whole.manage("reseal", "--new-key", check=True)
    for phone in (*people[3:], people[0]):
        world.text(phone, "can the school ask if my son has papers")
    until(lambda: all(len(world.heard(phone)) > (phone == people[0]) for phone in people))
    new, *rest = (world.whole.data_dir / "keys").read_text().split()
    assert rest == old
    assert new not in old
    counts = kept(f"(lambda found: [len(found), sum(opens({new!r}, each) for each in found)])(sealed())")
    assert counts[0] == counts[1] > 20


def test_after_delete_no_row_and_no_sealed_copy_is_left_and_twilio_deletes_its_own(world: World, kept: Kept) -> None:
    personal = world.canaries.personal
    stopped, in_case, by_command = personal["phone 6"], personal["phone 20"], personal["phone 3"]
    chat = int(personal["chat 0"])
    people = [("sms", stopped), ("sms", in_case), ("sms", by_command), ("telegram", str(chat))]
    codes = kept(f"[pseudonym(*each) for each in {people[1:]}]")
    before = kept(f"[rows(*each) for each in {people}]")
    assert all(counts[0] and counts[1] for counts in before)
    assert before[1][3] == 1
    sealed = set(kept("sealed()"))
    sids = world.sids(in_case) | world.sids(by_command)
    world.text(stopped, "DELETE")  # while opted out: at once, and in silence
    for text in ("DELETE", "YES"):
        world.text(in_case, text)
        heard = len(world.heard_there(chat))
        world.say(chat, text)
        until(lambda: len(world.heard_there(chat)) > heard)  # noqa: B023
    world.whole.manage("erase", "--address", by_command, check=True)
    # The receipt's own row goes when its delivery is certain.
    # Who asked us not to write stays known by pseudonym, with no address.
    none = [[1, 0, 0, 0, 0], [0] * 5, [0] * 5, [0] * 5]
    counts = kept(f"settled(lambda: [rows(*each) for each in {people}], {none})")
    assert counts == none
    until(lambda: sids <= set(world.twilio.deleted), 60)
    gone = sealed - set(kept("sealed()"))
    assert len(gone) >= 8
    # The worker does this each hour, after an erasure.
    assert kept("rewrite()")
    nothing(Pieces(gone).files(world.whole.data_dir, world.began - 60))
    # And this each minute.
    kept("tidy(HUEY)")
    known_by = Search({text: text for text in (*codes, *sids)}, plain=True)
    nothing(known_by.files(world.whole.data_dir, world.began - 60))


def test_when_its_time_is_over_nothing_is_left_of_anybody_and_until_then_of_open_cases_all(
    world: World, kept: Kept
) -> None:
    """Five months go by. What was still to be sent is given up by the worker first, so each look is repeated."""
    phone, _ = world.canaries.person(22)
    who = f"'sms', '{phone}'"
    for text in ("human", "yes", first := world.canaries.sentence("open case")):
        world.text(phone, text)
    until(lambda: kept(f"rows({who})[1]") == 3 and len(world.heard(phone)) >= 2)
    texts = ["human", "yes", first]
    note = "she will bring the paper"
    assert kept(f"noted({who}, '{note}')") == note
    sealed = set(kept("sealed()"))
    assert len(sealed) > 20

    kept("age(25)")
    world.text(phone, second := world.canaries.sentence("weeks later"))
    until(lambda: kept(f"rows({who})[1]") == 4)
    open_still = ["open", True, [*texts, second], [note], 0]
    assert kept(f"(age(25), settled(lambda: of_case({who}), {open_still}))[1]") == open_still
    of_others = sealed - set(kept("sealed()"))
    assert len(of_others) > 20
    nothing(Pieces(of_others).files(world.whole.data_dir, world.began - 60))

    sealed |= set(kept("sealed()"))
    noted_still = ["closed", False, [], [note], 0]
    assert kept(f"(ended({who}), age(31), settled(lambda: of_case({who}), {noted_still}))[2]") == noted_still
    assert kept("(age(60), settled(left, [0] * 5))[1]") == [0] * 5
    assert kept("Case.objects.count()") > 1, "that there were cases stays, as a figure without a person"
    nothing(Pieces(sealed).files(world.whole.data_dir, world.began - 60))


def test_the_search_would_find_it(tmp_path: Any) -> None:
    """In each form, wherever it stands."""
    for number, form in enumerate(Search({"it": "zubqorvñ"}).named):
        (tmp_path / f"{number}").write_bytes(b"ab\0" + form + b"\xff")
    found = list(Search({"it": "zubqorvñ"}).files(tmp_path))
    assert len(found) == number + 1
