"""Set-up: everything between a fresh clone and four processes that can be started. Does only what changed."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from console.environment import Environment
from launch import environments
from launch.errors import Stop
from launch.fingerprints import Fingerprints, digest, files
from launch.paths import BOT, BOT_PYTHON, BUILD, MAIN, MODELS, PYTHON, REQUIREMENTS, ROOT
from launch.processes import variables
from launch.step import Step, explain, say

PARTS = ("manage.py", "config.yml", "domain.yml", "bot", "knowledge", "channels", "console", "actions")


def need_checkout() -> None:
    """Raise `Stop` when this is not the whole project."""
    lacking = [part for part in PARTS if not (ROOT / part).exists()]
    if lacking:
        raise Stop(
            f"{ROOT} is not a whole checkout: {', '.join(lacking)} missing. Run this in a fresh clone."
        )


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder: a second set-up of the same checkout or data waits for the first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"Another set-up is at work in {folder}; waiting for it to finish ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def programs(*, dev: bool = False) -> None:
    """Make `.venv`, with `dev` also what the tests and linters need, and `bot/.venv`."""
    need_checkout()
    with alone(BUILD):
        environments.make(MAIN, "3.11", "main")
        if dev:
            environments.make(MAIN, "3.11", "dev")
        environments.make(BOT, "3.10", "bot")


def prepare(environment: Environment) -> None:
    """Make both environments, the database, its content, a release, the static files and the bot's model."""
    programs()
    with alone(environment.data_dir):
        site = _Site(environment)
        site.database()
        site.content()
        site.static()
        model(environment)


class _Site:
    """The steps that `manage.py` carries out."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.done = Fingerprints(environment.data_dir / "fingerprints.json")
        self.env = variables(environment)
        if environment.database_url:
            # A database that lives elsewhere may have been replaced since; its steps change nothing when done twice.
            self.done.forget("database", "content", "release")
        elif not (environment.data_dir / "hubline.sqlite3").exists():
            self.done.forget("database", "content", "release")

    def database(self) -> None:
        """Migrate."""
        migrations = [file for file in files(ROOT) if file.parent.name == "migrations"]
        self._once(
            "database",
            digest([REQUIREMENTS / "main.txt", *migrations], self.environment.database_url),
            "Preparing the database",
            ("migrate", "--verbosity", "0"),
        )

    def content(self) -> None:
        """Bring in the starter content, leaving what staff changed, and publish a release of what is approved."""
        content = [*files(ROOT / "knowledge" / "faq"), ROOT / "knowledge" / "hubs.yml"]
        words = ("import_faq", "knowledge/faq", "--starter")
        self._once("content", digest(content), "Importing the content", words)
        # What a release is made with decides what it holds, so new code asks for a new release too.
        parts = ("retrieval", "corpus", "encoder.py", "encoders", "archive.py", "live.py", "releases.py")
        made_with = (ROOT / "knowledge" / part for part in parts)
        asked = files(ROOT / "tests" / "questions")  # of each release when it is built
        fingerprint = digest([*content, *files(*made_with), *asked], self.environment.knowledge_encoder)
        command = ("release", "build", "--activate", "--or-keep")
        self._once("release", fingerprint, "Building a release", command)

    def static(self) -> None:
        """Collect the pages' files."""
        ours = [
            file
            for file in files(ROOT / "console", ROOT / "channels", ROOT / "knowledge")
            if "static" in file.parts
        ]
        self._once(
            "static",
            digest([REQUIREMENTS / "main.txt", *ours]),
            "Collecting static files",
            ("collectstatic", "--noinput", "--clear", "--verbosity", "0"),
        )

    def _once(self, name: str, fingerprint: str, title: str, *commands: tuple[str, ...]) -> None:
        if self.done.fresh(name, fingerprint):
            return
        with Step(title) as step:
            for command in commands:
                step.run([PYTHON, "manage.py", *command], env=self.env)
        self.done.keep(name, fingerprint)


def model(environment: Environment) -> None:
    """Train the bot, unless just this was trained before; models are kept by fingerprint for any data directory."""
    # The bot's components and word lists are read at its start, so a change in them needs no training.
    data = files(ROOT / "config.yml", ROOT / "domain.yml", ROOT / "bot" / "data", REQUIREMENTS / "bot.txt")
    fingerprint = digest(data)
    kept = MODELS / f"{fingerprint}.tar.gz"
    used = environment.data_dir / "models"
    done = Fingerprints(environment.data_dir / "fingerprints.json")
    if done.fresh("model", fingerprint) and any(used.glob("*.tar.gz")):
        return
    used.mkdir(parents=True, exist_ok=True)
    if kept.exists():
        for old in used.glob("*.tar.gz"):
            old.unlink()
        shutil.copy(kept, used)
    else:
        with alone(MODELS), Step("Training the bot") as step:
            step.run([BOT_PYTHON, "-m", "bot.train"], env=variables(environment))
            _keep(max(used.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime), kept)
    done.keep("model", fingerprint)


def _keep(trained: Path, kept: Path) -> None:
    for old in sorted(kept.parent.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)[:-2]:
        old.unlink()
    shutil.copy(trained, kept)


def first_login(environment: Environment) -> list[str]:
    """Make the first staff login if there is none yet: its name and password, once; else nothing."""
    done = Fingerprints(environment.data_dir / "fingerprints.json")
    if done.fresh("login", str(environment.database_url)):
        return []
    with Step("Making the first staff login") as step:
        # Not by step.run: what this prints belongs in no log.
        made = subprocess.run(
            [PYTHON, "manage.py", "first_login"],
            cwd=ROOT,
            env=variables(environment),
            capture_output=True,
            text=True,
        )
        if made.returncode:
            raise Stop(explain(step.title, made.stderr.splitlines(), made.returncode, step.log))
    done.keep("login", str(environment.database_url))
    return made.stdout.split()
