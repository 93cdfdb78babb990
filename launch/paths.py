"""Where things lie. What is built from the checkout stays in the checkout; data goes to HUBLINE_DATA_DIR."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "var"
LOGS = BUILD / "log"
MODELS = BUILD / "trained"
MAIN = ROOT / ".venv"
BOT = ROOT / "bot" / ".venv"
PYTHON = MAIN / "bin" / "python"
BOT_PYTHON = BOT / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
