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
    """Six entries of the starter content, and half of what no entry answers: all of it would outweigh so few."""
    found = training_examples(read_dir(FAQ))
    return [one for one in found if one.entry in FEW] + [one for one in found if one.entry == NOTHING][::2]


@pytest.fixture(scope="session")
def retriever(examples, model):
    return train(examples, model)
