"""The bot starts without the libraries it does not use, and says so to whoever needs one of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"
pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="bot/.venv is not made: `make setup`")

BEGIN = "from bot import light; light.leave_out(); import tensorflow as tf; "


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PYTHON, "-c", BEGIN + code], cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_a_component_that_only_names_tensorflow_can_be_imported() -> None:
    done = run(
        "from tensorflow.keras import Model\n"
        "class Layer(Model, tf.keras.layers.Layer if 0 else object): size: tf.Tensor = tf.float32\n"
        "print(tf.function(lambda: 'as it was')())"
    )
    assert done.stdout.strip() == "as it was", done.stderr


@pytest.mark.parametrize("use", ["tf.constant(3)", "tf.keras.layers.Dense(8, name='x')"])
def test_a_component_that_calculates_with_tensorflow_is_told_what_to_change(use: str) -> None:
    done = run(use)
    assert done.returncode
    assert "bot/light.py" in done.stderr
