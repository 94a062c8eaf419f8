"""Products of matrices by NumPy's matmul, in float64."""
import numpy as np

from vectors import draw, tensor, write


def case(name, a, b, c=None):
    with np.errstate(invalid="ignore"):
        out = a @ b + (0 if c is None else c)
    return {"name": name, "a": tensor(a), "b": tensor(b), "c": None if c is None else tensor(c), "out": tensor(out)}


def random(name, m, k, n, seed, with_c=False):
    return case(name, draw(seed, m, k), draw(seed + 1, k, n), draw(seed + 2, m, n) if with_c else None)


a, b, c = draw(200, 4, 3), draw(201, 3, 5), draw(202, 4, 5)
a[0, 1] = a[2, 2] = 0
b[1, 3], b[2, 0], b[2, 4], c[3, 1] = np.nan, np.inf, -np.inf, np.nan
write("matmul", "numpy " + np.__version__, [
    random("three lengths, all different", 4, 6, 5, 203),
    random("one row", 1, 7, 3, 206),
    random("one column", 3, 7, 1, 209),
    random("one step", 5, 1, 4, 212),
    random("one number", 1, 1, 1, 215),
    random("lengths beyond a tile of 8", 9, 17, 10, 218),
    random("a long inner length", 2, 300, 2, 221),
    random("added to c", 4, 6, 5, 224, with_c=True),
    random("no steps: zeros", 3, 0, 2, 227),
    random("no steps: c as it was", 3, 0, 2, 230, with_c=True),
    random("no rows", 0, 3, 2, 233),
    random("no columns", 3, 2, 0, 236),
    case("zero times NaN and Infinity", a, b),
    case("NaN in c", a, b, c),
])
