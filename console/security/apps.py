"""Django's entry for logins, sessions and headers."""

from django.apps import AppConfig


class SecurityConfig(AppConfig):
    """Has tables of its own: authenticators, and what slows guessing down."""

    name = "console.security"
    label = "security"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from console.security.headers import mark_choosers

        mark_choosers()
