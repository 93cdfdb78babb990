"""The Rasa process: which language, which intent, which action. It runs on `bot/.venv` (Python 3.10) alone."""
