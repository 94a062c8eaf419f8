"""Softmax and log-softmax: torch.softmax and torch.log_softmax in float64, gradients by torch.autograd.

A slice that is -Infinity throughout is NaN in torch; by this project's convention it is zeros (log: -Infinity) with a zero gradient.
"""
import numpy as np
import torch

from vectors import draw, float32, gradients, tensor, write

INF = float("inf")


def case(name, x, axis=-1, log=False, dtype="float32"):
    def f(x):
        is_masked = (x == -INF).all(dim=axis, keepdim=True).expand(x.shape)
        safe = torch.where(is_masked, torch.zeros_like(x), x)
        y = (torch.log_softmax if log else torch.softmax)(safe, dim=axis)
        return torch.where(is_masked, torch.full_like(y, -INF if log else 0.0), y)

    x = np.array(x, dtype=np.float64)
    y = f(torch.tensor(x))
    # A logarithm of 0 is -Infinity: no finite loss depends on it.
    upstream = np.where(np.isfinite(y.numpy()), draw(99, *x.shape), 0.0)
    grad = None if dtype == "int32" or x.size == 0 else tensor(gradients(f, [x], upstream)[0])
    return {
        "name": name, "x": tensor(x, dtype), "axis": axis, "log": log,
        "y": tensor(y), "upstream": tensor(upstream), "grad": grad,
    }


x = draw(1, 3, 5)
hidden = x.copy()
hidden[0, 1:3] = -INF
hidden[1] = -INF
middle = draw(6, 2, 3, 4)
middle[0, :, 1] = -INF
middle[1, 2, :] = -INF
apart = draw(7, 4, 5) + 1000 * np.arange(4.0).reshape(4, 1)
cases = []
for log in (False, True):
    kind = "log-softmax" if log else "softmax"
    cases += [
        case(kind + " of a matrix", x, log=log),
        case(kind + " of a vector", x[0], log=log),
        case(kind + " over the first axis", draw(2, 2, 3, 4), 0, log),
        case(kind + " over a middle axis, counted from the end", draw(3, 2, 3, 4), -2, log),
        case(kind + " of rank 5", draw(8, 2, 1, 3, 2, 2), 2, log),
        case(kind + " of one logit", draw(4, 4, 1), log=log),
        case(kind + " over an axis of length 0", np.zeros((2, 0)), log=log),
        case(kind + " of no rows", np.zeros((0, 3)), log=log),
        case(kind + " over the first axis of no columns", np.zeros((2, 0)), 0, log),
        case(kind + " of ties", np.array([[2.0, 2, 2, 2], [-1, 3, 3, -1]]), log=log),
        case(kind + " of 300 logits", draw(9, 2, 300, scale=3.0), log=log),
        case(kind + " of logits of 1e4", draw(5, 3, 4, scale=1e4), log=log),
        case(kind + " of rows a thousand apart", apart.astype(np.float32).astype(np.float64), log=log),
        case(kind + " of logits of 1e38", float32([1e38, 9e37, -1e38], [-1e38, -1e38, -3e38]).reshape(2, 3), log=log),
        case(kind + " of logits of 1e-38", float32([1e-38, -1e-38, 0.0]), log=log),
        case(kind + " with hidden logits and a hidden row", hidden, log=log),
        case(kind + " over a middle axis with hidden slices", middle, 1, log),
        case(kind + " of nothing but hidden rows", np.full((2, 3), -INF), log=log),
        case(kind + " of one logit that is hidden", np.full((2, 1), -INF), log=log),
        case(kind + " of int32", np.array([[1.0, -2.0, 3.0], [0.0, 0.0, 7.0]]), log=log, dtype="int32"),
        case(kind + " at a probability of 1e-30", float32([0.0, -69.0775528]).reshape(1, 2), log=log),
        case(kind + " where the probability is no float32", float32([0.0, -200.0, -1.0]).reshape(1, 3), log=log),
    ]
write("softmax", "torch " + torch.__version__, cases)
