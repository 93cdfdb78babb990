"""Rasa without TensorFlow: most of its start is the import of libraries that nothing in `config.yml` uses."""

from __future__ import annotations

import sys
from abc import ABCMeta
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any, Optional

# What Rasa's neural components calculate with (DIET, TED and their kin), and what its own connectors speak with.
LEFT_OUT = frozenset({
    "tensorflow", "tensorflow_hub", "tensorflow_text", "keras", "jax", "matplotlib", "slack_sdk", "aiogram",
    "webexteamssdk", "twilio", "fbmessenger", "mattermostwrapper", "rocketchat_API", "boto3", "botocore",
})  # fmt: skip


def leave_out() -> None:
    """From now on `import tensorflow` and the others give stand-ins; call it before Rasa is imported.

    Rasa imports all of its components at once, so it takes names from these modules, subclasses and decorates with
    them, though it never runs them here. Whoever does run one (a neural component in `config.yml`) gets ImportError.
    """
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Named(ABCMeta):
    def __getattr__(cls, name: str) -> Any:
        return _of_module(name)


class StandIn(metaclass=_Named):
    """Whatever is taken from a module that was left out; as a decorator it changes nothing."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and callable(args[0]) and not kwargs:
            return args[0]
        raise ImportError(f"{cls.__name__} is of a library that bot/light.py leaves out; take it out of LEFT_OUT")

    def __class_getitem__(cls, item: Any) -> Any:
        return cls


def _of_module(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return StandIn


class _Finder(MetaPathFinder, Loader):
    def find_spec(self, fullname: str, path: Any, target: Optional[ModuleType] = None) -> Optional[ModuleSpec]:
        left_out = fullname.partition(".")[0] in LEFT_OUT
        return spec_from_loader(fullname, self, is_package=True) if left_out else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = ModuleType(spec.name, __doc__)
        module.__getattr__ = _of_module  # type: ignore[method-assign]
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""
