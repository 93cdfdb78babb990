"""The closed form against the long way round."""

import numpy as np

from knowledge.retrieval.ridge import solve

PENALTY = 0.3


def test_leaving_out_in_closed_form_equals_training_without():
    chance = np.random.default_rng(3)
    points = chance.normal(size=(40, 5)).astype(np.float32)
    gram = np.exp(-((points[:, None] - points[None]) ** 2).sum(2)).astype(np.float32)
    targets = np.eye(4, dtype=np.float32)[chance.integers(0, 4, 40)]

    # What stands below the diagonal is never read.
    coefficients, predicted = solve(np.where(np.tri(40, k=-1), np.nan, gram), targets, left_out=3, penalty=PENALTY)

    np.testing.assert_allclose((gram + PENALTY * np.eye(40)) @ coefficients, targets, atol=1e-4)
    for row, one in enumerate((37, 38, 39)):
        others = np.delete(np.arange(40), one)
        without = np.linalg.solve(gram[np.ix_(others, others)] + PENALTY * np.eye(39), targets[others])
        np.testing.assert_allclose(predicted[row], gram[one, others] @ without, atol=1e-4)
