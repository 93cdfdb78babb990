"""The closed form against the long way round."""

import numpy as np

from knowledge.retrieval.ridge import PENALTY, solve


def test_leaving_out_in_closed_form_equals_training_without():
    chance = np.random.default_rng(3)
    points = chance.normal(size=(40, 5)).astype(np.float32)
    gram = np.exp(-((points[:, None] - points[None]) ** 2).sum(2)).astype(np.float32)
    targets = np.eye(4, dtype=np.float32)[chance.integers(0, 4, 40)]
    left_out = np.array([0, 7, 39])

    coefficients, predicted = solve(gram.copy(), targets, left_out)

    np.testing.assert_allclose((gram + PENALTY * np.eye(40)) @ coefficients, targets, atol=1e-4)
    for row, one in enumerate(left_out):
        others = np.delete(np.arange(40), one)
        without = np.linalg.solve(gram[np.ix_(others, others)] + PENALTY * np.eye(39), targets[others])
        np.testing.assert_allclose(predicted[row], gram[one, others] @ without, atol=1e-4)
