"""A model as a folder that answers need: ONNX, 8-bit unless asked otherwise, its tokenizer, and its branch."""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from knowledge.encoder import Opinions
from knowledge.teaching.student import Student

TRUNK = 3  # layers that the branch goes on from
_LONGEST = 128  # word pieces read of a text; what decides stands in its first sentences


class _Pooled(torch.nn.Module):
    """Word pieces in; one unit vector out, and what the trunk makes of each word piece."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        layers = self.model(
            input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True
        ).hidden_states
        mask = attention_mask.unsqueeze(-1).to(layers[-1].dtype)
        vectors = torch.nn.functional.normalize((layers[-1] * mask).sum(1) / mask.sum(1), dim=1)
        return vectors, layers[TRUNK]


def export(student: Student, folder: Path, *, small: bool = True) -> None:
    """Write `model.onnx` (with 8-bit weights when `small`), `tokenizer.json` and `config.json` into `folder`.

    The name in `config.json` tells the version: what it is made of is in it, so that no release meets other vectors.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "alarm.onnx").unlink(missing_ok=True)  # it was taught on the states of another
    whole = folder / "model.onnx"
    _write(student, whole)
    if small:
        _shrink(whole)
    student.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    content = whole.read_bytes() + (folder / "tokenizer.json").read_bytes()
    config = {
        "name": f"hubline-{hashlib.sha256(content).hexdigest()[:8]}",
        "size": student.model.config.hidden_size,
        "longest": _LONGEST,
    }
    (folder / "config.json").write_text(json.dumps(config) + "\n", encoding="utf-8")


def export_branch(branch: torch.nn.Module, folder: Path, opinions: Opinions) -> None:
    """Write `alarm.onnx`, with 8-bit weights, beside the model whose states it goes on from, and into `config.json` how
    much words and meaning count."""
    path = folder / "alarm.onnx"
    path.unlink(missing_ok=True)  # were this stopped halfway, no branch is better than one with another's opinions
    config = json.loads((folder / "config.json").read_text(encoding="utf-8")) | {"opinions": asdict(opinions)}
    (folder / "config.json").write_text(json.dumps(config) + "\n", encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _OneByOne(branch).eval(), (torch.zeros(1, 9, config["size"]),), str(path), input_names=["states"],
            output_names=["odds"], dynamic_axes={"states": {1: "pieces"}}, dynamo=False, opset_version=17,
        )  # fmt: skip
    _shrink(path)


class _OneByOne(torch.nn.Module):
    """The branch for one text, which needs no mask."""

    def __init__(self, branch: torch.nn.Module) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        odds: torch.Tensor = self.branch(states, torch.ones_like(states[:, :, 0]))
        return odds


def _write(student: Student, path: Path) -> None:
    student.model.eval()
    student.model.set_attn_implementation("eager")
    example = student.tokenizer(["one question", "otra pregunta más"], padding=True, return_tensors="pt")
    names = ["input_ids", "attention_mask"]
    axes = {name: {0: "texts", 1: "pieces"} for name in names} | {"vectors": {0: "texts"}}
    axes["states"] = axes["input_ids"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of shapes that are the same for every text
        torch.onnx.export(
            _Pooled(student.model), tuple(example[name] for name in names), str(path), input_names=names,
            output_names=["vectors", "states"], dynamic_axes=axes, dynamo=False, opset_version=17,
        )  # fmt: skip


def _shrink(path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        whole.write_bytes(path.read_bytes())
        # Seven bits of the eight: on processors without VNNI the sums of eight would overflow.
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
