"""Kernel ridge regression with leave-one-out predictions in closed form.

One factorisation gives both: the solution, and what it would have been without an example, so that a release can be
calibrated on unseen questions without training again for every fold.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import linalg

PENALTY = 0.3


def solve(
    gram: NDArray[np.float32], targets: NDArray[np.float32], left_out: NDArray[Any], penalty: float = PENALTY
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Coefficients, and the predictions for the examples `left_out`, each as if it had not been there:
    t - a / diag((K + pI)^-1) (Rifkin and Lippert, 2007, MIT-CSAIL-TR-2007-025). `gram` is overwritten."""
    gram[np.diag_indices_from(gram)] += penalty
    # The transpose of a symmetric matrix in C order is itself in Fortran order: no copy.
    factor = linalg.cholesky(gram.T, lower=True, overwrite_a=True, check_finite=False)
    coefficients = linalg.cho_solve((factor, True), targets, check_finite=False)
    diagonal = np.empty(len(left_out), np.float32)
    for start in range(0, len(left_out), 512):  # the whole inverse would cost three times as much
        part = left_out[start : start + 512]
        units = np.zeros((len(gram), len(part)), np.float32, order="F")
        units[part, np.arange(len(part))] = 1
        half = linalg.solve_triangular(factor, units, lower=True, overwrite_b=True, check_finite=False)
        diagonal[start : start + 512] = (half**2).sum(axis=0)
    predicted = targets[left_out] - coefficients[left_out] / diagonal[:, None]
    return coefficients.astype(np.float32), predicted.astype(np.float32)
