"""How golden vectors are drawn, differentiated and written. Inputs are exact in float32; everything after them is float64."""
import json
import math
import os
import sys

import numpy as np

# Balances truncation (step^2, for third derivatives up to 1e6) against rounding (2^-53 / step).
STEP = 1e-6
# What is left of both, against the largest gradient of the case.
AGREEMENT = 1e-5


def draw(seed, *shape, scale=1.0):
    """Normal values that float32 holds exactly."""
    return (np.random.RandomState(seed).randn(*shape) * scale).astype(np.float32).astype(np.float64)


def float32(*values):
    """Values rounded to float32, which may be far from what was typed: 1e38 is 9.9999997e37."""
    return np.array(np.float32(values), dtype=np.float64)


def gradients(f, inputs, upstream):
    """d/dx sum(upstream * f(inputs)) for each input, by torch.autograd. Central differences of the same float64 function must agree.

    Entries that are not finite, or so large that a step is lost in them, are not moved.
    """
    import torch

    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in inputs]
    y = f(*leaves)
    if y.requires_grad:
        y.backward(torch.tensor(upstream, dtype=torch.float64))
    grads = [np.zeros(x.shape) if leaf.grad is None else leaf.grad.numpy() for x, leaf in zip(inputs, leaves)]

    def weighted(which, at, value):
        moved = [np.array(x, dtype=np.float64) for x in inputs]
        moved[which][at] = value
        with torch.no_grad():
            y = f(*(torch.tensor(x) for x in moved)).numpy()
        # What is infinite or NaN by right does not move.
        live = np.isfinite(y)
        return float(np.sum(y[live] * np.asarray(upstream)[live]))

    for which, (x, grad) in enumerate(zip(inputs, grads)):
        assert np.isfinite(grad).all(), "a gradient is finite"
        for at in np.ndindex(*np.shape(x)):
            if not abs(x[at]) < 1e6:
                continue
            high, low = x[at] + STEP, x[at] - STEP
            slope = (weighted(which, at, high) - weighted(which, at, low)) / (high - low)
            error = abs(slope - grad[at])
            assert error <= AGREEMENT * max(1e-3, np.abs(grad).max()), "autograd %r, differences %r" % (grad[at], slope)
    return grads


def tensor(x, dtype="float32"):
    """`{shape, dtype, data}`; what JSON cannot say is a string."""
    x = np.asarray(x.detach().numpy() if hasattr(x, "detach") else x)
    return {"shape": list(x.shape), "dtype": dtype, "data": [number(v) for v in x.reshape(-1).tolist()]}


def number(v):
    if isinstance(v, bool):
        return int(v)
    if math.isnan(v):
        return "NaN"
    return v if math.isfinite(v) else ("Infinity" if v > 0 else "-Infinity")


def write(family, library, cases):
    """Writes `<family>.json` into the folder named on the command line, or beside this file."""
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    names = [case["name"] for case in cases]
    assert len(set(names)) == len(names), "names of cases are unique"
    lines = ",\n".join("    " + json.dumps(case, ensure_ascii=False, allow_nan=False) for case in cases)
    with open(os.path.join(folder, family + ".json"), "w", encoding="utf-8") as file:
        file.write('{\n  "library": %s,\n  "cases": [\n%s\n  ]\n}\n' % (json.dumps(library), lines))
