"""Every variable is checked, every wrong one told, and the three places that list them say the same."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from console import environment
from console.env_values import parse_env_file
from console.environment import InvalidEnvironment, read
from console.keys import new_key

ROOT = environment.ROOT


@pytest.fixture
def given(tmp_path):
    return {"HUBLINE_DATA_DIR": str(tmp_path)}


def test_with_nothing_set_everything_has_a_value_and_providers_are_off(given):
    found = read(given)
    assert (found.web_port, found.bot_port, found.actions_port) == (8000, 5005, 5055)
    assert found.public_base_url == "http://127.0.0.1:8000"
    assert found.telegram_mode == "polling"
    assert (
        found.twilio_account_sid is found.telegram_bot_token is found.database_url is found.redis_url is None
    )


def test_an_empty_value_counts_as_not_set(given):
    assert read({**given, "WEB_PORT": "", "DATABASE_URL": " "}) == read(given)


def test_the_public_address_follows_the_port_and_loses_a_closing_slash(given):
    assert read({**given, "WEB_PORT": "9000"}).public_base_url == "http://127.0.0.1:9000"
    assert (
        read({**given, "PUBLIC_BASE_URL": "https://hub.example.org/"}).public_base_url
        == "https://hub.example.org"
    )


WRONG = [
    ("WEB_PORT", "80a", "port number from 1 to 65535"),
    ("SMS_PRICE", "1 cent", "dollars with a point"),
    ("BOT_PORT", "0", "port number from 1 to 65535"),
    ("ACTIONS_PORT", "65536", "port number from 1 to 65535"),
    ("ACTIONS_PORT", "8000", "three different ports"),
    ("HUBLINE_DATA_DIR", "/proc/none", "a directory that can be made"),
    ("DATABASE_URL", "mysql://host/name", "postgresql://user:password@host:5432/name"),
    ("DATABASE_URL", "postgresql://host", "name a database"),
    ("REDIS_URL", "localhost:6379", "redis://host:6379/0"),
    ("REDIS_URL", "redis://host:port", "redis://host:6379/0"),
    ("HUBLINE_SECRET_KEYS", "tooshort", "key 1 of 1 is not a key"),
    ("PUBLIC_BASE_URL", "hub.example.org", "must look like https://"),
    ("PUBLIC_BASE_URL", "https://hub.example.org/path", "must end after the host"),
    ("KNOWLEDGE_ENCODER", "/no/such/model", "no directory /no/such/model"),
    ("TWILIO_ACCOUNT_SID", "SK0123", "begins with AC"),
    ("TWILIO_FROM_NUMBER", "213-555-0123", "number like +12135550123"),
    ("TWILIO_MESSAGING_SERVICE_SID", "AC0123", "begins with MG"),
    ("TWILIO_API_BASE_URL", "ftp://host", "must look like https://"),
    ("TELEGRAM_BOT_TOKEN", "token", "as BotFather shows it"),
    ("KEEP_TEXT_DAYS", "0", "must be a whole number from 1 to 90"),
    ("KEEP_TEXT_DAYS", "365", "must be a whole number from 1 to 90"),
    ("KEEP_CASE_DAYS", "366", "must be a whole number from 1 to 365"),
    ("KEEP_ADDRESS_HOURS", "three", "must be a whole number from 1 to 720"),
    ("HUBLINE_LOG_LEVEL", "LOUD", "must be DEBUG, INFO, WARNING or ERROR"),
    ("BOT_DIRECT", "maybe", "must be allow or refuse"),
    ("TELEGRAM_MODE", "push", "must be polling or webhook"),
    ("TELEGRAM_MODE", "webhook", "TELEGRAM_WEBHOOK_SECRET must be set"),
    ("TELEGRAM_WEBHOOK_SECRET", "no spaces", "letters, digits, _ or -"),
    ("TELEGRAM_API_BASE_URL", "host", "must look like https://"),
]


@pytest.mark.parametrize(
    ("name", "value", "told"), WRONG, ids=[f"{name}={value}" for name, value, _ in WRONG]
)
def test_a_wrong_value_is_told_by_name_with_what_to_write(given, name, value, told):
    with pytest.raises(InvalidEnvironment) as wrong:
        read({**given, name: value})
    assert [problem for problem in wrong.value.problems if name in problem and told in problem]


def test_all_wrong_values_are_told_together(given):
    values = {**given, "WEB_PORT": "x", "REDIS_URL": "x", "TELEGRAM_MODE": "x"}
    with pytest.raises(InvalidEnvironment) as wrong:
        read(values)
    assert len(wrong.value.problems) == 3


@pytest.mark.parametrize("name", ["DATABASE_URL", "REDIS_URL", "HUBLINE_SECRET_KEYS", "TELEGRAM_BOT_TOKEN"])
def test_a_secret_is_never_repeated_in_the_message(given, name):
    with pytest.raises(InvalidEnvironment) as wrong:
        read({**given, name: "x://user:hunter2@host:nope"})
    assert "hunter2" not in str(wrong.value)


def test_a_process_with_a_wrong_value_ends_with_the_sentence_alone(tmp_path):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "console.settings", "WEB_PORT": "x"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr == "WEB_PORT must be a port number from 1 to 65535; it is 'x'.\n"


def test_what_a_process_keeps_is_its_owner_s_to_read_alone_also_what_was_there_before(tmp_path):
    folder, old = tmp_path / "data", tmp_path / "data" / "hubline.sqlite3"
    folder.mkdir(mode=0o755)
    old.touch(mode=0o644)
    program = "from console.environment import read_or_exit; (read_or_exit().data_dir / 'queue.sqlite3').touch()"
    env = {**os.environ, "HUBLINE_DATA_DIR": str(folder)}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=env, check=True)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    assert modes == {"data": 0o700, "hubline.sqlite3": 0o600, "queue.sqlite3": 0o600, "keys": 0o600}


class TestKeys:
    def test_are_made_once_for_the_owner_only(self, given, tmp_path):
        first = read(given).secret_keys
        assert read(given).secret_keys == first
        assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o600

    def test_are_the_same_for_four_processes_that_start_at_once(self, tmp_path):
        program = (
            "import sys; sys.stdin.read(); from console.environment import read; print(read().secret_keys)"
        )
        env = {**os.environ, "HUBLINE_DATA_DIR": str(tmp_path)}
        started = [
            subprocess.Popen(
                [sys.executable, "-c", program],
                cwd=ROOT,
                env=env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(4)
        ]
        for process in started:
            process.stdin.close()
        said = {process.stdout.read() for process in started}
        for process in started:
            process.stdout.close()
            assert process.wait() == 0
        assert len(said) == 1
        assert [path.name for path in tmp_path.iterdir()] == ["keys"]

    def test_given_ones_win_over_the_file_newest_first(self, given):
        newest, older = new_key(), new_key()
        assert read({**given, "HUBLINE_SECRET_KEYS": f"{newest}, {older}"}).secret_keys == [newest, older]

    def test_one_that_is_put_into_the_file_counts_at_once(self, given, tmp_path):
        environment = read(given)
        (old,) = environment.keys_now
        environment.add_key()
        newest, *rest = environment.keys_now
        assert rest == [old]
        assert newest != old
        assert read(given).keys_now == [newest, old]
        assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o600

    @pytest.mark.parametrize("content", ["", "not a key\n", new_key()], ids=["empty", "damaged", "another"])
    def test_those_of_the_start_stay_when_the_file_lacks_them(self, given, tmp_path, content):
        environment = read(given)
        (tmp_path / "keys").write_text(content)
        assert environment.keys_now == environment.secret_keys

    def test_given_ones_are_not_joined_by_the_file_s(self, given):
        from_file = read(given)
        from_file.add_key()
        environment = read({**given, "HUBLINE_SECRET_KEYS": from_file.secret_keys[0]})
        assert environment.keys_now == from_file.secret_keys

    @pytest.mark.parametrize("content", ["", "not a key\n"])
    def test_a_damaged_file_is_told_and_not_replaced(self, given, tmp_path, content):
        (tmp_path / "keys").write_text(content)
        with pytest.raises(InvalidEnvironment, match="damaged"):
            read(given)
        assert (tmp_path / "keys").read_text() == content


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("A=1", {"A": "1"}),
        ("export A = 1  # why", {"A": "1"}),
        ("A='1 # 2'", {"A": "1 # 2"}),
        ('A="1" # why', {"A": "1"}),
        ("A=", {"A": ""}),
        ("A=x#y", {"A": "x#y"}),
        ("#A=1", {}),
        ("nonsense", {}),
    ],
)
def test_lines_of_an_env_file(line, found):
    assert parse_env_file(line) == found


def test_an_env_file_is_read_and_the_environment_wins(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("WEB_PORT=9001\nBOT_PORT=9002\n")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setenv("BOT_PORT", "9003")
    monkeypatch.delenv("WEB_PORT", raising=False)
    found = environment.surroundings()
    assert (found["WEB_PORT"], found["BOT_PORT"]) == ("9001", "9003")


class TestTheListsAreInStep:
    def test_env_example(self):
        text = (ROOT / ".env.example").read_text()
        assert set(re.findall(r"^#?([A-Z_]+)=", text, re.MULTILINE)) == set(environment.VARIABLES)

    def test_env_example_as_it_stands_changes_nothing(self):
        assert parse_env_file((ROOT / ".env.example").read_text()) == {}

    def test_operations_page(self):
        rows = [
            line for line in (ROOT / "docs/operations.md").read_text().splitlines() if line.startswith("| `")
        ]
        named = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", " ".join(row.split("|")[1] for row in rows)))
        assert named == set(environment.VARIABLES)

    def test_every_variable_is_read_and_no_other(self):
        source = Path(environment.__file__).read_text()
        assert set(re.findall(r'"([A-Z]+_[A-Z_]+)"', source)) == set(environment.VARIABLES)
