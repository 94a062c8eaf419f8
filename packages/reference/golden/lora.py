"""LoRA from a library's dense layer with the merged weight W + (alpha / r) A B, in torch float64 with autograd."""
import numpy as np
import torch

from vectors import draw, gradients, tensor, write


def case(name, x_shape, din, r, dout, alpha, bias=False, seed=70, zero_b=False, scale=1.0):
    x, w, a = draw(seed, *x_shape, scale=scale), draw(seed + 1, din, dout), draw(seed + 2, din, r)
    b = np.zeros((r, dout)) if zero_b else draw(seed + 3, r, dout)
    c = draw(seed + 4, dout) if bias else None

    def merged(a, b):
        return torch.tensor(w) + alpha / r * a.mm(b)

    def forward(x, a, b):
        return torch.nn.functional.linear(x, merged(a, b).t(), None if c is None else torch.tensor(c))

    upstream = draw(96, *x_shape[:-1], dout)
    dx, da, db = gradients(forward, [x, a, b], upstream)
    return {
        "name": name, "x": tensor(x), "W": tensor(w), "A": tensor(a), "B": tensor(b), "alpha": alpha,
        "bias": None if c is None else tensor(c), "y": tensor(forward(*map(torch.tensor, (x, a, b)))),
        "merged": tensor(merged(torch.tensor(a), torch.tensor(b))),
        "upstream": tensor(upstream), "grads": {"x": tensor(dx), "A": tensor(da), "B": tensor(db)},
    }


write("lora", "torch " + torch.__version__, [
    case("a batch of vectors", (4, 5), 5, 2, 3, 8),
    case("one vector", (5,), 5, 2, 3, 8, seed=76),
    case("a batch of sequences with bias", (2, 3, 6), 6, 3, 4, 1.5, bias=True, seed=82),
    case("rank 1", (3, 4), 4, 1, 2, 16, bias=True, seed=88),
    case("a rank above both widths", (3, 2), 2, 5, 3, 4, bias=True, seed=100),
    case("widths of one", (2, 1), 1, 1, 1, 2, bias=True, seed=106),
    case("no rows", (0, 4), 4, 2, 3, 2, bias=True, seed=112),
    case("an alpha of 0: the output is the base's", (3, 4), 4, 2, 3, 0, seed=118),
    case("B of zeros: the output is the base's", (3, 4), 4, 2, 4, 4, seed=94, zero_b=True),
    case("inputs of 1e4", (2, 4), 4, 2, 3, 4, bias=True, seed=124, scale=1e4),
])
