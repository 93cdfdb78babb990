"""Kernel ridge regression with leave-one-out predictions in closed form.

One factorisation gives both: the solution, and what it would have been without an example, so that a release can be
calibrated on unseen questions without training again for every fold.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import linalg


def solve(
    gram: NDArray[np.float32], targets: NDArray[np.float32], left_out: int, penalty: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Coefficients, and the predictions for the last `left_out` examples, each as if it had not been there:
    t - a / diag((K + pI)^-1) (Rifkin and Lippert, 2007, MIT-CSAIL-TR-2007-025). Of `gram` only the diagonal and what
    stands above it are read; it is overwritten."""
    gram[np.diag_indices_from(gram)] += penalty
    # The transpose of what is in C order is in Fortran order: no copy.
    factor = linalg.cho_factor(gram.T, lower=True, overwrite_a=True, check_finite=False)
    coefficients = linalg.cho_solve(factor, targets, check_finite=False)
    # K + pI is L L', so the diagonal of its inverse is the squared length of the columns of L's inverse. Those of the
    # last examples are zero but in the last block, which is the inverse of L's own last block.
    first = len(gram) - left_out
    units = np.eye(left_out, dtype=np.float32)
    corner = linalg.solve_triangular(factor[0][first:, first:], units, lower=True, check_finite=False)
    diagonal = (corner**2).sum(axis=0)
    predicted = targets[first:] - coefficients[first:] / diagonal[:, None]
    return coefficients.astype(np.float32), predicted.astype(np.float32)
