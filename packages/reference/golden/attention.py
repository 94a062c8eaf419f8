"""Scaled dot-product attention: each query's softmax over the list of the keys it sees, in torch float64 with autograd.

Keys are selected, never masked: a hidden position is not touched, whatever it holds. torch 1.13 has no operation of its own for this.
"""
import math

import numpy as np
import torch

from vectors import draw, tensor, write

NAN = float("nan")


def case(name, q, k, v, mask=None, causal=False, scale=None, mask_dtype="float32"):
    q, k, v = (torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in (q, k, v))
    b, h, num_queries, d = q.shape
    num_keys, dv = v.shape[2:]
    seen = np.ones((b, h, num_queries, num_keys), bool) if mask is None else np.broadcast_to(mask != 0, (b, h, num_queries, num_keys))
    factor = 1 / math.sqrt(d) if scale is None else scale
    upstream = torch.tensor(draw(98, b, h, num_queries, dv))
    total = torch.zeros((), dtype=torch.float64)
    out = np.zeros((b, h, num_queries, dv))
    for at in np.ndindex(b, h, num_queries):
        n, head, i = at
        keys = [j for j in range(num_keys) if seen[n, head, i, j] and (not causal or j <= i + num_keys - num_queries)]
        if not keys:
            continue
        weights = torch.softmax(torch.stack([torch.dot(q[at], k[n, head, j]) for j in keys]) * factor, dim=0)
        o = sum(w * v[n, head, j] for w, j in zip(weights, keys))
        out[at] = o.detach().numpy()
        if not np.isnan(out[at]).any():  # a query that sees NaN is NaN by right, and gives no gradient to compare
            total = total + (o * upstream[at]).sum()
    if total.requires_grad:
        total.backward()
    grads = {name: tensor(x.grad if x.grad is not None else torch.zeros_like(x)) for name, x in (("q", q), ("k", k), ("v", v))}
    return {
        "name": name, "q": tensor(q), "k": tensor(k), "v": tensor(v),
        "mask": None if mask is None else tensor(mask, mask_dtype), "causal": causal, "scale": scale,
        "out": tensor(out), "upstream": tensor(upstream), "grads": grads,
    }


def qkv(seed, b, h, num_queries, num_keys, d, dv, scale=1.0):
    return draw(seed, b, h, num_queries, d, scale=scale), draw(seed + 1, b, h, num_keys, d, scale=scale), draw(seed + 2, b, h, num_keys, dv)


gaps = np.array([[1, 0, 1, 1, 0], [0, 1, 0, 0, 1], [1, 1, 1, 1, 1.0]])
q, k, v = qkv(20, 2, 2, 3, 5, 4, 4)
padded = [x.copy() for x in (q, k, v)]
padded[1][:, :, 3:] = NAN
padded[2][:, :, 3:] = NAN
future = [x.copy() for x in (k, v)]
future[0][:, :, 4] = NAN
future[1][:, :, 4] = NAN
huge = v.copy()
huge[:, :, 1] = np.float32(1e30)
padding_queries = q.copy()
padding_queries[:, :, 1] = NAN
keep_first = np.array([1, 1, 1, 0, 0.0]).reshape(1, 1, 1, 5)
write("attention", "torch " + torch.__version__, [
    case("all keys", q, k, v),
    case("one query, one key", *qkv(30, 1, 1, 1, 1, 3, 2)),
    case("values wider than keys", *qkv(33, 1, 2, 4, 4, 3, 6)),
    case("causal, as many queries as keys", *qkv(36, 1, 2, 4, 4, 4, 4), causal=True),
    case("causal, fewer queries than keys: the last query sees all", q, k, v, causal=True),
    case("causal, more queries than keys: the first see none", *qkv(39, 1, 1, 5, 3, 4, 2), causal=True),
    case("a mask with gaps", q, k, v, gaps.reshape(1, 1, 3, 5)),
    case("a bool mask per sequence", q, k, v, np.array([[1, 1, 0, 1, 1], [0, 1, 1, 1, 0.0]]).reshape(2, 1, 1, 5), mask_dtype="bool"),
    case("mask and causal together", q, k, v, gaps.reshape(1, 1, 3, 5), causal=True),
    case("a fully masked row", q, k, v, np.array([[1, 1, 1, 1, 1], [0, 0, 0, 0, 0], [0, 0, 1, 0, 0.0]]).reshape(1, 1, 3, 5)),
    case("everything masked", q, k, v, np.zeros((1, 1, 1, 1))),
    case("a scale of its own", q, k, v, scale=0.25),
    case("scores of 1e4", *qkv(42, 1, 1, 3, 4, 4, 2, scale=100.0)),
    case("scores of 1e4, masked", *qkv(42, 1, 1, 3, 5, 4, 2, scale=100.0), mask=gaps.reshape(1, 1, 3, 5)),
    case("NaN in keys and values that are hidden from all", padded[0], padded[1], padded[2], keep_first),
    case("1e30 in a value that is hidden", q, k, huge, np.array([1, 0, 1, 1, 1.0]).reshape(1, 1, 1, 5)),
    case("NaN in the future does not reach the past", q, future[0], future[1], causal=True),
    case("NaN in a query that sees nothing", padding_queries, k, v, np.array([1, 0, 1.0]).reshape(1, 1, 3, 1)),
])


