"""How much letters and words count is found out on the questions that are left out."""

import numpy as np

from knowledge.retrieval.weights import USUAL, Weights, choose

CLASSES, EACH = 6, 20
LABELS = np.repeat(np.arange(CLASSES), EACH)
NUMBERS = np.arange(len(LABELS))


def chosen(letters_tell: bool) -> Weights:
    """Vectors tell the classes apart with some noise; letters do too, or liken two that mean different things."""
    chance = np.random.default_rng(5)
    asked = NUMBERS[::3]
    meant = np.eye(CLASSES)[LABELS] + chance.normal(scale=0.4, size=(len(LABELS), CLASSES))
    meant /= np.linalg.norm(meant, axis=1, keepdims=True)
    pairs = chance.permutation(len(LABELS)) // 2  # each is spelt like one other, mostly of another class
    spelt = np.eye(len(LABELS))[LABELS if letters_tell else pairs]

    def gram(which, weights):
        near = np.exp(3 * (meant[which] @ meant[which].T - 1))
        return (near + (weights.letters + weights.words) * spelt[which] @ spelt[which].T).astype(np.float32)

    return choose(gram, LABELS, np.full(len(LABELS), "en"), asked, np.setdiff1d(NUMBERS, asked))


def test_what_is_as_good_stays_as_usual():
    assert chosen(letters_tell=True) == USUAL


def test_letters_count_less_where_they_mislead():
    assert chosen(letters_tell=False).letters < USUAL.letters


def test_they_are_kept_with_a_release(retriever, model):
    assert type(retriever).restore(model, retriever.state(), retriever.labels)._weights == retriever._weights
