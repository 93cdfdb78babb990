"""The Django app of upkeep; it has tables and tasks of its own."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """Named explicitly, so that its label is ours."""

    name = "console.upkeep"
    label = "upkeep"
    default_auto_field = "django.db.models.BigAutoField"
