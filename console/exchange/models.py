"""A file somebody brought, kept from the look at it to the decision."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=1)


class Upload(models.Model):
    """Seen and taken in only by who brought it; gone after a day."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=120)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def forget_old(cls) -> None:
        cls.objects.filter(at__lt=timezone.now() - KEPT).delete()
