"""`python -m launch.dependencies`: does docs/dependencies.md have a line for each direct requirement, and no other?"""

from __future__ import annotations

import re
import sys

from launch.paths import REQUIREMENTS, ROOT

PAGE = ROOT / "docs" / "dependencies.md"


def direct() -> set[str]:
    """The names in the `.in` files."""
    lines = (
        line for path in REQUIREMENTS.glob("*.in") for line in path.read_text(encoding="utf-8").splitlines()
    )
    return {match[0].lower() for line in lines if (match := re.match(r"[A-Za-z][\w.-]*", line))}


def described() -> set[str]:
    """The names that begin a row of the page's tables."""
    return {
        name.lower()
        for name in re.findall(r"^\| `([\w.-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    }


def problems() -> list[str]:
    """One sentence for each name that stands in only one of the two places."""
    wanted, there = direct(), described()
    return [
        f"{name} is in requirements/*.in but has no row in docs/dependencies.md."
        for name in sorted(wanted - there)
    ] + [
        f"{name} has a row in docs/dependencies.md but is in no requirements/*.in."
        for name in sorted(there - wanted)
    ]


if __name__ == "__main__":
    sys.exit("\n".join(problems()) or 0)
