"""The action server: what the person hears, asked of `knowledge` and shaped here. Thin by design.

Run: `.venv/bin/python -m actions` (see `__main__`); health: `GET /health`.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "console.settings")
django.setup()
