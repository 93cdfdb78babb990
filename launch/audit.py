"""`make audit`: asks for known faults in the pinned packages of both environments.

What `docs/dependencies.md` has judged is not told again: each identifier (CVE-...) on that page is passed over, for the
bot's environment alone. So whatever is told is new, and wants an update, or a line there that says why it is out of
reach.
"""

from __future__ import annotations

import re
import subprocess

from launch import pythons
from launch.errors import Stop
from launch.paths import REQUIREMENTS, ROOT
from launch.step import say

_TOOL = "pip-audit==2.10.1"
_JUDGED = re.compile(r"\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-\w{4}){3}|PYSEC-\d{4}-\d+)\b")


def audit() -> None:
    """Asks PyPI over the network. Raises `Stop` naming the lists with faults, or with packages that got no answer."""
    uv = pythons.find_uv()
    if uv is None:
        raise Stop("uv is needed to fetch the auditor and could not be fetched: install uv, then run again.")
    judged = sorted(set(_JUDGED.findall((ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8"))))
    failed = []
    for name, passed_over in (("main", []), ("bot", judged)):
        say(f"== requirements/{name}.txt")
        command = [str(uv), "tool", "run", _TOOL, "--strict", "--no-deps", "--disable-pip"]
        command += ["--progress-spinner", "off", "-r", str(REQUIREMENTS / f"{name}.txt")]
        command += [f"--ignore-vuln={known}" for known in passed_over]
        if subprocess.run(command, cwd=ROOT).returncode:
            failed.append(f"requirements/{name}.txt")
    if failed:
        raise Stop(
            f"Not all is well, see above: {', '.join(failed)}. Take a mended version, or say in docs/dependencies.md "
            "why it cannot be reached. If the network gave nothing, run this where it does."
        )
