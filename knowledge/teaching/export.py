"""A model as a folder that answers need: ONNX, 8-bit unless asked otherwise, and its tokenizer."""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch

from knowledge.teaching.student import Student

_LONGEST = 128  # word pieces read of a text; what decides stands in its first sentences


class _Pooled(torch.nn.Module):
    """Word pieces in, one unit vector out."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        states = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        return torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)


def export(student: Student, folder: Path, *, small: bool = True) -> None:
    """Write `model.onnx` (with 8-bit weights when `small`), `tokenizer.json` and `config.json` into `folder`.

    The name in `config.json` tells the version: what it is made of is in it, so that no release meets other vectors.
    """
    folder.mkdir(parents=True, exist_ok=True)
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
        "alarm": student.alarm_weights(),
    }
    (folder / "config.json").write_text(json.dumps(config) + "\n", encoding="utf-8")


def _write(student: Student, path: Path) -> None:
    student.model.eval()
    student.model.set_attn_implementation("eager")
    example = student.tokenizer(["one question", "otra pregunta más"], padding=True, return_tensors="pt")
    names = ["input_ids", "attention_mask"]
    axes = {name: {0: "texts", 1: "pieces"} for name in names} | {"vectors": {0: "texts"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of shapes that are the same for every text
        torch.onnx.export(
            _Pooled(student.model), tuple(example[name] for name in names), str(path), input_names=names,
            output_names=["vectors"], dynamic_axes=axes, dynamo=False, opset_version=17,
        )  # fmt: skip


def _shrink(path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        whole.write_bytes(path.read_bytes())
        # Seven bits of the eight: on processors without VNNI the sums of eight would overflow.
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
