"""RMSNorm from a library's LayerNorm: the mean of [x, -x] is 0 and its variance is mean(x^2), so LayerNorm of it is RMSNorm of x twice."""
import numpy as np
import torch

from vectors import draw, gradients, tensor, write


def case(name, x, gamma, eps=None):
    d = x.shape[-1]

    def f(x, gamma):
        both = torch.nn.functional.layer_norm(torch.cat([x, -x], dim=-1), (2 * d,), eps=1e-6 if eps is None else eps)
        return both[..., :d] * gamma

    upstream = draw(97, *x.shape)
    dx, dgamma = gradients(f, [x, gamma], upstream)
    return {
        "name": name, "x": tensor(x), "gamma": tensor(gamma), "eps": eps, "y": tensor(f(torch.tensor(x), torch.tensor(gamma))),
        "upstream": tensor(upstream), "grads": {"x": tensor(dx), "gamma": tensor(dgamma)},
    }


def shifted(x, by):
    return (x + by).astype(np.float32).astype(np.float64)


zero_row = draw(53, 3, 4)
zero_row[1] = 0
one_token = draw(66, 2, 5)
scaled = np.stack([one_token[0], (one_token[0] * 1e12).astype(np.float32).astype(np.float64)])
write("normalization", "torch " + torch.__version__, [
    case("a matrix", draw(50, 3, 8), draw(51, 8)),
    case("rank 1", draw(52, 5), draw(51, 5)),
    case("rank 4", draw(54, 2, 3, 2, 4), draw(55, 4)),
    case("width 1", draw(56, 4, 1), draw(57, 1)),
    case("no rows", np.zeros((0, 3)), draw(67, 3)),
    case("an offset is not removed", shifted(draw(68, 3, 6), 5), draw(69, 6)),
    case("ties", np.full((2, 4), -3.0), draw(70, 4)),
    case("a gain of zero", draw(71, 2, 3), np.array([0.0, 1.0, -1.0])),
    case("a large eps counts inside the root", draw(58, 3, 4, scale=0.1), draw(59, 4), 0.5),
    case("a row of zeros", zero_row, draw(60, 4), 1e-2),
    case("a row of zeros at the default eps", zero_row, draw(60, 4)),
    case("values of 1e4", draw(61, 3, 6, scale=1e4), draw(62, 6)),
    case("values of 1e-3, near eps", draw(63, 3, 6, scale=1e-3), draw(64, 6)),
    case("values of 1e-20, whose squares are no float32", draw(72, 2, 4, scale=1e-20), draw(73, 4)),
    case("a row and 1e12 times the row", scaled, draw(65, 5)),
    case("a width of 67", draw(74, 2, 67), draw(75, 67)),
])
