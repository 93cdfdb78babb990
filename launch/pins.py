"""`make pins`: write `requirements/*.txt` from the `.in` files, changing only what must change."""

from __future__ import annotations

import re

from launch import pythons
from launch.errors import Stop
from launch.paths import BOT_PYTHON, PYTHON, REQUIREMENTS
from launch.step import Step

# The CUDA libraries that PyTorch's default build asks for; the CPU build, which we install, has none.
NOT_OURS = re.compile(r"^(nvidia-|cuda-|triton==)")


def pin() -> None:
    """Resolve each file for its Python. Pins that still hold stay: uv prefers what the `.txt` says."""
    uv = pythons.find_uv()
    if uv is None:
        raise Stop("uv is needed to resolve the pins and could not be fetched: install uv, then run again.")
    for name, python in (("main", PYTHON), ("bot", BOT_PYTHON), ("dev", PYTHON)):
        pinned = REQUIREMENTS / f"{name}.txt"
        with Step(f"Resolving requirements/{name}.in") as step:
            step.run(
                [
                    uv,
                    "pip",
                    "compile",
                    "--quiet",
                    "--no-header",
                    "--no-annotate",
                    "--python",
                    python,
                    REQUIREMENTS / f"{name}.in",
                    "--output-file",
                    pinned,
                ]
            )
        lines = [line for line in pinned.read_text().splitlines() if not NOT_OURS.match(line)]
        pinned.write_text("\n".join([f"# Made from {name}.in by `make pins`.", *lines]) + "\n")
