"""Running statistics of softmax: torch.softmax for whole rows, torch.logsumexp for the statistics of a part, in float64."""
import numpy as np
import torch

from vectors import draw, float32, number, tensor, write

INF = float("inf")


def row_case(name, x, blocks):
    x = torch.tensor(x, dtype=torch.float64)
    y = torch.softmax(x, dim=-1)
    y = torch.where((x == -INF).all(dim=-1, keepdim=True), torch.zeros_like(y), y)
    return {"name": name, "kind": "rows", "x": tensor(x), "blocks": blocks, "y": tensor(y)}


def stats(x):
    """m and l = exp(logsumexp - m); of nothing finite: the identity."""
    x = torch.tensor(x, dtype=torch.float64)
    if x.numel() == 0 or bool((x == -INF).all()):
        return {"m": "-Infinity", "l": 0.0}
    m = x.max()
    return {"m": number(m.item()), "l": number(torch.exp(torch.logsumexp(x, 0) - m).item())}


def merge_case(name, a, b):
    return {"name": name, "kind": "merge", "a": stats(a), "b": stats(b), "merged": stats(list(a) + list(b))}


x = draw(11, 3, 7)
hidden = x.copy()
hidden[0, :3] = -INF
hidden[2] = -INF
ends = draw(16, 3, 6)
ends[0, 2:4] = ends[1, 4:] = ends[2, 1:] = -INF
far = (draw(17, 4, 5) + np.array([-2000.0, 0, 2000, -3000]).reshape(4, 1)).astype(np.float32).astype(np.float64)
part = draw(18, 4)
write("online_softmax", "torch " + torch.__version__, [
    row_case("rows in blocks of every size", x, [1, 2, 3, 7, 100]),
    row_case("logits of 1e4", draw(12, 2, 6, scale=1e4), [1, 4]),
    row_case("logits of 1e38", float32([1e38, 9e37, -1e38], [-1e38, -1e38, -3e38]).reshape(2, 3), [1, 2, 3]),
    row_case("the maximum grows at every step", np.arange(12.0).reshape(2, 6) * 30, [1, 2]),
    row_case("the maximum comes first", -np.arange(12.0).reshape(2, 6) * 3, [1, 2]),
    row_case("rows far from zero and from each other", far, [1, 2, 5]),
    row_case("ties", np.full((2, 5), 7.0), [1, 2, 5]),
    row_case("a row of -Infinity, and a row that starts with it", hidden, [1, 3]),
    row_case("-Infinity in the middle, at the end, and all but once", ends, [1, 2, 3, 6]),
    row_case("one logit", draw(13, 3, 1), [1]),
    row_case("one logit that is -Infinity", np.full((2, 1), -INF), [1]),
    row_case("rows of nothing", np.zeros((2, 0)), [1]),
    row_case("no rows", np.zeros((0, 4)), [1]),
    row_case("130 logits in blocks of 64", draw(19, 2, 130, scale=4.0), [64]),
    merge_case("two parts", draw(14, 5), draw(15, 3)),
    merge_case("parts of the same maximum", [3.0, 1.0], [3.0, 3.0, -1.0]),
    merge_case("a part with itself", part, part),
    merge_case("a large maximum on the left", [1e4, 9999.0], [1.0, 2.0]),
    merge_case("a large maximum on the right", [1.0, 2.0], [1e4, 9999.0]),
    merge_case("maxima of opposite sign, 2e4 apart", [-1e4, -9999.0], [1e4]),
    merge_case("parts below zero", [-5.0, -7.5], [-6.0]),
    merge_case("the identity on the left", [], [0.5, -1.5]),
    merge_case("the identity on the right", [0.5, -1.5], []),
    merge_case("the identity with itself", [], [-INF]),
])
