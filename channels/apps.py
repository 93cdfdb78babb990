"""Django's entry for the package."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ChannelsConfig(AppConfig):
    """Makes the pseudonym key with the tables."""

    name = "channels"
    label = "channels"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from channels.pseudonym import make_key

        post_migrate.connect(make_key, sender=self)
