"""Softmax and log-softmax: torch.softmax and torch.log_softmax in float64, gradients by torch.autograd.

A slice that is -Infinity throughout is NaN in torch; by this project's convention it is zeros (log: -Infinity) with a zero gradient.
"""
import numpy as np
import torch

from vectors import draw, tensor, write

INF = float("inf")


def case(name, x, axis=-1, log=False, dtype="float32"):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    upstream = torch.tensor(draw(99, *x.shape)) if x.numel() else torch.zeros(x.shape, dtype=torch.float64)
    is_masked = (x.detach() == -INF).all(dim=axis, keepdim=True).expand(x.shape)
    safe = torch.where(is_masked, torch.zeros_like(x), x)
    y = (torch.log_softmax if log else torch.softmax)(safe, dim=axis)
    y = torch.where(is_masked, torch.full_like(y, -INF if log else 0.0), y)
    visible = torch.where(torch.isfinite(y), y, torch.zeros_like(y))
    (visible * upstream).sum().backward()
    # A logit of -Infinity in a live slice: log p is -Infinity, which no finite upstream multiplies; only softmax is compared.
    grad = None if log and bool((~torch.isfinite(y)).any()) else tensor(x.grad)
    return {
        "name": name, "x": tensor(x, dtype), "axis": axis, "log": log,
        "y": tensor(y), "upstream": tensor(upstream), "grad": grad,
    }


x = draw(1, 3, 5)
hidden = x.copy()
hidden[0, 1:3] = -INF
hidden[1] = -INF
cases = []
for log in (False, True):
    kind = "log-softmax" if log else "softmax"
    cases += [
        case(kind + " of a matrix", x, log=log),
        case(kind + " of a vector", x[0], log=log),
        case(kind + " over the first axis", draw(2, 2, 3, 4), 0, log),
        case(kind + " over a middle axis, counted from the end", draw(3, 2, 3, 4), -2, log),
        case(kind + " of one logit", draw(4, 4, 1), log=log),
        case(kind + " over an axis of length 0", np.zeros((2, 0)), log=log),
        case(kind + " of logits of 1e4", draw(5, 3, 4, scale=1e4), log=log),
        case(kind + " of logits of 1e38", np.array(np.float32([[1e38, 9e37, -1e38], [-1e38, -1e38, -3e38]]), dtype=np.float64), log=log),
        case(kind + " with hidden logits and a hidden row", hidden, log=log),
        case(kind + " of int32", np.array([[1.0, -2.0, 3.0], [0.0, 0.0, 7.0]]), log=log, dtype="int32"),
        case(kind + " at a probability of 1e-30", np.array(np.float32([[0.0, -69.0775528]]), dtype=np.float64), log=log),
    ]
write("softmax", "torch " + torch.__version__, cases)
