"""Kernel ridge regression with its leave-one-out predictions in closed form.

One factorisation gives both: the solution, and what it would have been without each example, so that the release can
be calibrated on unseen questions without training again for every fold.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import linalg

PENALTY = 0.3


def solve(
    gram: NDArray[Any], targets: NDArray[Any], penalty: float = PENALTY
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Coefficients, and leave-one-out predictions: t - a / diag((K + pI)^-1) (Rifkin and Lippert, 2007, MIT-CSAIL-TR
    2007-025). `gram` is overwritten."""
    gram = np.asfortranarray(gram, np.float32)
    gram[np.diag_indices_from(gram)] += penalty
    factor = linalg.cholesky(gram, lower=True, overwrite_a=True, check_finite=False)
    coefficients = linalg.cho_solve((factor, True), targets.astype(np.float32), check_finite=False)
    inverse, failed = linalg.lapack.spotri(factor, lower=1, overwrite_c=1)
    if failed:
        raise np.linalg.LinAlgError(f"potri: {failed}")
    left_out = targets - coefficients / np.diag(inverse)[:, None]
    return coefficients.astype(np.float32), left_out.astype(np.float32)
