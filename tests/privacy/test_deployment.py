"""Django's own list of what a site on the internet must have set."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.whole import ROOT


def test_behind_tls_nothing_is_left_to_be_set(tmp_path: Path) -> None:
    env = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "console.settings", "HUBLINE_DATA_DIR": str(tmp_path),
        "PUBLIC_BASE_URL": "https://hub.example.org",
    }  # fmt: skip
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
