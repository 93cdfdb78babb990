from pathlib import Path

import pytest

import knowledge
from knowledge import encoder
from knowledge.corpus import training_examples
from knowledge.interchange import read_dir
from knowledge.retrieval import NOTHING, train

FAQ = Path(knowledge.__file__).parent / "faq"
FEW = {"school-can-ice-enter", "school-warrant-kinds", "police-ask-status", "driver-license-ab60",
       "ice-at-door", "hub-lawyer-cost"}  # fmt: skip


@pytest.fixture(scope="session")
def model():
    return encoder.load()


@pytest.fixture(scope="session")
def examples():
    """Six entries of the starter content, and what no entry answers."""
    return [one for one in training_examples(read_dir(FAQ)) if one.entry in FEW or one.entry == NOTHING]


@pytest.fixture(scope="session")
def retriever(examples, model):
    return train(examples, model)
