"""Encoders: the one that ships, and any other that `KNOWLEDGE_ENCODER` names."""

import shutil
import subprocess
import sys

import numpy as np
import pytest

from knowledge import encoder
from knowledge.encoder import PACKAGED, SHIPPED, Opinions
from knowledge.encoders.onnx import OnnxEncoder
from knowledge.encoders.transformer import packaged_path
from knowledge.errors import ReleaseBroken
from knowledge.retrieval.spelling import normalize

TEXTS = [
    "can ice come into my kid's school", "¿Puede entrar la migra a la escuela?", "q hago si me para la jura",
    "", "🙂", "Do I need a lawyer? " * 60, *(f"question number {number}, how much is it" for number in range(40)),
]  # fmt: skip


@pytest.fixture(scope="module")
def shipped():
    return encoder.load()


def test_it_is_the_default_and_small(shipped):
    assert shipped.name == encoder.shipped_name()
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 30e6


def test_every_text_has_a_unit_vector_in_its_place(shipped):
    together = shipped.encode(TEXTS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    for text, vector in zip(TEXTS, together, strict=True):
        assert np.array_equal(shipped.encode([text])[0], vector), text
    assert shipped.encode([]).shape == (0, together.shape[1])


def test_spanish_and_english_of_the_same_question_lie_together(shipped):
    english, spanish, other = shipped.encode(
        ["Can my child enroll without papers?", "¿Puedo inscribir a mi niño si no tenemos papeles?",
         "Can the agents wear masks?"]
    )  # fmt: skip
    assert english @ spanish > 0.6 > english @ other + 0.1


def test_answering_needs_no_torch():
    code = (
        "import sys, django; django.setup();"
        "from knowledge import encoder, releases;"
        "encoder.load().encode(['hello']);"
        "sys.exit(', '.join({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_any_sentence_transformers_model_can_replace_it(settings):
    settings.HUBLINE = Settings(PACKAGED)
    by_name = encoder.load()
    assert by_name.name == PACKAGED
    by_path = encoder.load(packaged_path())
    assert np.allclose(by_name.encode(TEXTS[:3]), by_path.encode(TEXTS[:3]), atol=1e-5)


class Settings:
    def __init__(self, name):
        self.knowledge_encoder = name


def test_a_folder_of_our_own_can_replace_it(shipped):
    assert np.allclose(encoder.load(str(SHIPPED)).encode(TEXTS[:3]), shipped.encode(TEXTS[:3]))


def test_vectors_of_another_version_are_refused_with_what_to_do():
    with pytest.raises(ReleaseBroken, match="build a new release"):
        encoder.load("hubline-00000000")


def test_onnx_gives_the_vectors_of_torch(tmp_path):
    from knowledge.teaching.export import export
    from knowledge.teaching.student import Student

    export(Student(packaged_path()), tmp_path, small=False)
    ours, theirs = OnnxEncoder(tmp_path, "packaged"), encoder.load(PACKAGED)
    assert ours.opinions is None
    spelled = [normalize(text) for text in TEXTS]
    assert (ours.encode(TEXTS) * theirs.encode(spelled)).sum(axis=1).min() > 0.999


def test_its_branch_says_what_torch_says_of_the_same_states(tmp_path):
    import torch

    from knowledge.teaching.branch import Branch, odds
    from knowledge.teaching.export import export, export_branch
    from knowledge.teaching.student import Student

    export(Student(packaged_path()), tmp_path, small=False)
    torch.manual_seed(1)
    branch, opinions = Branch(packaged_path()).eval(), Opinions(words=0.5, meaning=0.25, always=-1.0)
    branch.tells.weight.data *= 20  # as far apart as a taught one has them
    export_branch(branch, tmp_path, opinions)
    ours = OnnxEncoder(tmp_path, "packaged")
    assert ours.opinions == opinions
    found = odds(branch, [one.astype(np.float16) for one in ours.states(TEXTS[:5])])
    heard = [ours.alarm(text) for text in TEXTS[:5]]
    assert np.allclose(heard, found, atol=0.15 * np.ptp(found)), (heard, found)


def test_a_text_read_for_an_emergency_is_encoded_as_ever_and_its_vector_given_once(shipped):
    text, other = TEXTS[0], TEXTS[1]
    vector = shipped.encode([text])
    shipped.alarm(text)
    assert np.array_equal(shipped.encode([text]), vector)
    shipped.alarm(text)
    assert not np.array_equal(shipped.encode([other]), vector)
    assert shipped._ahead is None
    assert all(np.isfinite(shipped.alarm(odd)) for odd in ("", "🙂", "they took my dad " * 200))


def test_an_older_folder_answers_and_says_what_to_do_before_it_can_tell_emergencies(tmp_path):
    import onnx

    for name in ("tokenizer.json", "config.json"):
        shutil.copy(SHIPPED / name, tmp_path)
    model = onnx.load(SHIPPED / "model.onnx")
    del model.graph.output[1:]
    onnx.save(model, tmp_path / "model.onnx")
    old = OnnxEncoder(tmp_path, "old")
    assert old.encode(["hello"]).shape == (1, 384)
    assert old.opinions is None
    with pytest.raises(ValueError, match="teach it anew"):
        next(old.states(["hello"]))
