"""The Django app of import and export; it has a table of its own."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Named explicitly, so that its label is ours."""

    name = "console.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
