"""The Django app of the pages."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """Named explicitly, so that its label is ours."""

    name = "console"
    label = "console"
    default_auto_field = "django.db.models.BigAutoField"
