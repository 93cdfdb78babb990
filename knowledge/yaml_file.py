"""YAML as somebody may have written, cut short or spoilt it: plain data, or a complaint in words."""

from __future__ import annotations

import re
from typing import Any

import yaml

from knowledge.errors import ContentError

# No database keeps these in a text: PostgreSQL refuses NUL, and halves of surrogate pairs are no Unicode text.
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


class _Loader(yaml.SafeLoader):
    """No references ("&a", "*a"): nested they grow to any size, and nothing that we export has them."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if getattr(event := self.peek_event(), "anchor", None):
            raise yaml.composer.ComposerError(
                None, None, "references (& and *) are not taken; write it out", event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        value = super().construct_scalar(node)
        if isinstance(value, str) and _NOT_TEXT.search(value):
            raise yaml.constructor.ConstructorError(
                None, None, "holds a character that is no text; take it out", node.start_mark
            )
        return value


def read_yaml(where: str, content: bytes) -> object:
    """What the bytes of a YAML file say. Raises ContentError with `where` and what to do."""
    try:
        return yaml.load(content.decode("utf-8-sig"), _Loader)  # noqa: S506  # made of SafeLoader
    except UnicodeDecodeError as error:
        raise ContentError(where, f"is not UTF-8 text ({error.reason}); save it as UTF-8") from error
    except RecursionError as error:
        raise ContentError(where, "has more brackets within each other than any entry needs") from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a day such as 2026-02-30
        raise ContentError(where, f"is not valid YAML: {' '.join(str(error).split())}") from error
