"""`bot/.venv/bin/python -m bot.train`: train a model into HUBLINE_DATA_DIR/models and keep only the newest."""

from __future__ import annotations

import os
import sys
import time

from bot import light, paths, quiet


def main() -> None:
    """Train and say how long each part took; exits 1 when Rasa refuses the data."""
    began = time.monotonic()
    print("bot: loading Rasa ...", flush=True)
    light.leave_out()
    import rasa.model_training  # noqa: F401

    quiet.quiet()
    print(f"bot: loaded in {time.monotonic() - began:.0f} s, training ...", flush=True)
    model = train()
    print(f"bot: trained in {time.monotonic() - began:.0f} s: {model}", flush=True)


def train() -> str:
    """The path of a new model, the only one left. Exits 1 when Rasa refuses the data. After `light.leave_out`."""
    from rasa.model_training import train

    result = train(
        domain=str(paths.ROOT / "domain.yml"),
        config=str(paths.ROOT / "config.yml"),
        training_files=[str(paths.ROOT / "bot" / "data")],
        output=str(paths.models()),
    )
    if result.code or not result.model:
        sys.exit("bot: training failed, see the lines above")
    for old in paths.models().glob("*.tar.gz"):
        if old.name != os.path.basename(result.model):
            old.unlink()
    return str(result.model)


if __name__ == "__main__":
    main()
