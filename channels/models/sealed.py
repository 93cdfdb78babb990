"""The sealed columns that several tables share: what is written to them is sealed, what is read from them opened."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from channels.seal import seal, unseal


class SealedText(models.Model):
    """A table with a text of somebody's, kept sealed."""

    sealed_text = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def text(self) -> str:
        return unseal(self.sealed_text)

    @text.setter
    def text(self, value: str) -> None:
        self.sealed_text = seal(value)


class SealedCustom(models.Model):
    """A table with a reply's `custom` object, kept sealed; an empty one is kept as nothing."""

    sealed_custom = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def custom(self) -> dict[str, Any]:
        return json.loads(unseal(self.sealed_custom) or "{}")

    @custom.setter
    def custom(self, value: dict[str, Any]) -> None:
        self.sealed_custom = seal(json.dumps(value, ensure_ascii=False)) if value else ""
