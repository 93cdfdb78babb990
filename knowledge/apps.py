"""Django's name for this package."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """What we know and how it is found."""

    name = "knowledge"
    label = "knowledge"
    default_auto_field = "django.db.models.BigAutoField"
