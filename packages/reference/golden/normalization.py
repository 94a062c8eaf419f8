"""RMSNorm from a library's LayerNorm: the mean of [x, -x] is 0 and its variance is mean(x^2), so LayerNorm of it is RMSNorm of x twice."""
import numpy as np
import torch

from vectors import draw, tensor, write


def case(name, x, gamma, eps=None):
    x, gamma = (torch.tensor(a, dtype=torch.float64, requires_grad=True) for a in (x, gamma))
    d = x.shape[-1]
    both = torch.nn.functional.layer_norm(torch.cat([x, -x], dim=-1), (2 * d,), eps=1e-6 if eps is None else eps)
    y = both[..., :d] * gamma
    upstream = torch.tensor(draw(97, *x.shape))
    (y * upstream).sum().backward()
    return {
        "name": name, "x": tensor(x), "gamma": tensor(gamma), "eps": eps,
        "y": tensor(y), "upstream": tensor(upstream), "grads": {"x": tensor(x.grad), "gamma": tensor(gamma.grad)},
    }


zero_row = draw(53, 3, 4)
zero_row[1] = 0
write("normalization", "torch " + torch.__version__, [
    case("a matrix", draw(50, 3, 8), draw(51, 8)),
    case("rank 1", draw(52, 5), draw(51, 5)),
    case("rank 4", draw(54, 2, 3, 2, 4), draw(55, 4)),
    case("width 1", draw(56, 4, 1), draw(57, 1)),
    case("a large eps counts inside the root", draw(58, 3, 4, scale=0.1), draw(59, 4), 0.5),
    case("a row of zeros", zero_row, draw(60, 4), 1e-2),
    case("values of 1e4", draw(61, 3, 6, scale=1e4), draw(62, 6)),
    case("values of 1e-3, near eps", draw(63, 3, 6, scale=1e-3), draw(64, 6)),
])
