"""LoRA from a library's dense layer with the merged weight W + (alpha / r) A B, in torch float64 with autograd."""
import numpy as np
import torch

from vectors import draw, tensor, write


def case(name, x_shape, din, r, dout, alpha, bias=False, seed=70, zero_b=False):
    make = lambda value: torch.tensor(value, dtype=torch.float64)
    x, w = make(draw(seed, *x_shape)), make(draw(seed + 1, din, dout))
    a = make(draw(seed + 2, din, r)).requires_grad_()
    b = make(np.zeros((r, dout)) if zero_b else draw(seed + 3, r, dout)).requires_grad_()
    c = make(draw(seed + 4, dout)) if bias else None
    merged = w + alpha / r * a.mm(b)
    y = torch.nn.functional.linear(x, merged.t(), c)
    upstream = make(draw(96, *y.shape))
    (y * upstream).sum().backward()
    return {
        "name": name, "x": tensor(x), "W": tensor(w), "A": tensor(a), "B": tensor(b), "alpha": alpha,
        "bias": None if c is None else tensor(c), "y": tensor(y), "merged": tensor(merged),
        "upstream": tensor(upstream), "grads": {"A": tensor(a.grad), "B": tensor(b.grad)},
    }


write("lora", "torch " + torch.__version__, [
    case("a batch of vectors", (4, 5), 5, 2, 3, 8),
    case("one vector", (5,), 5, 2, 3, 8, seed=76),
    case("a batch of sequences with bias", (2, 3, 6), 6, 3, 4, 1.5, bias=True, seed=82),
    case("rank 1", (3, 4), 4, 1, 2, 16, bias=True, seed=88),
    case("B of zeros: the output is the base's", (3, 4), 4, 2, 4, 4, seed=94, zero_b=True),
])
