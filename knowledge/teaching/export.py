"""A taught model as a folder that answers need: ONNX with 8-bit weights, and its tokenizer."""

from __future__ import annotations

import json
import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch

from knowledge.teaching.teach import Student


class _Pooled(torch.nn.Module):
    """Word pieces in, one unit vector out."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        states = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        return torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)


def export(student: Student, folder: Path) -> None:
    """Writes `model.onnx` (int8) and `tokenizer.json` into `folder`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    student.model.eval()
    student.model.set_attn_implementation("eager")
    example = student.tokenizer(["one question", "otra pregunta más"], padding=True, return_tensors="pt")
    names = ["input_ids", "attention_mask"]
    axes = {name: {0: "texts", 1: "pieces"} for name in names} | {"vectors": {0: "texts"}}
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of shapes that are the same for every text
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            _Pooled(student.model), tuple(example[name] for name in names), str(whole), input_names=names,
            output_names=["vectors"], dynamic_axes=axes, dynamo=False, opset_version=17,
        )  # fmt: skip
        quantize_dynamic(whole, folder / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    student.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    size = student.model.config.hidden_size
    (folder / "config.json").write_text(
        json.dumps({"size": size, "longest": 128, "file": "model.onnx"}) + "\n"
    )
