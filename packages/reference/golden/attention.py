"""Scaled dot-product attention: each query's softmax over the list of the keys it sees, in torch float64 with autograd.

Keys are selected, never masked: a hidden position is not touched, whatever it holds. torch 1.13 has an operation of its own,
not public yet: where it is defined (every query sees a key, no NaN), it must agree.
"""
import math

import numpy as np
import torch

from vectors import draw, gradients, tensor, write

NAN = float("nan")


def attend(q, k, v, seen, factor):
    rows = []
    for at in np.ndindex(*q.shape[:3]):
        n, head, _ = at
        keys = [j for j in range(k.shape[2]) if seen[at + (j,)]]
        if not keys:
            rows.append(torch.zeros(v.shape[3], dtype=torch.float64))
            continue
        weights = torch.softmax((k[n, head, keys] * q[at]).sum(-1) * factor, dim=0)
        rows.append((weights[:, None] * v[n, head, keys]).sum(0))
    return torch.stack(rows).reshape(*q.shape[:3], v.shape[3])


def library(q, k, v, seen, factor):
    """The library scales by 1 / sqrt(d)."""
    scaled = torch.tensor(q * factor * math.sqrt(q.shape[3]))
    operation = torch.nn.functional._scaled_dot_product_attention
    return operation(scaled, torch.tensor(k), torch.tensor(v), torch.tensor(seen), 0.0, False, False)[0].numpy()


def case(name, q, k, v, mask=None, causal=False, scale=None, mask_dtype="float32"):
    b, h, num_queries, d = q.shape
    num_keys, dv = v.shape[2:]
    shape = (b, h, num_queries, num_keys)
    seen = np.ones(shape, bool) if mask is None else np.array(np.broadcast_to(mask != 0, shape))
    if causal:
        seen &= np.arange(num_keys)[None, :] <= np.arange(num_queries)[:, None] + num_keys - num_queries
    factor = 1 / math.sqrt(d) if scale is None else scale

    def f(q, k, v):
        return attend(q, k, v, seen, factor)

    out = f(*map(torch.tensor, (q, k, v))).numpy()
    if seen.any(-1).all() and all(np.isfinite(x).all() for x in (q, k, v)):
        assert np.allclose(out, library(q, k, v, seen, factor), rtol=1e-9, atol=1e-12), name
    # A query that sees NaN is NaN by right, and has no gradient to compare: its row is left out of the sum.
    is_live = ~np.isnan(out).any(-1)
    # A mean of 1e30 tells nothing of the other values: no gradient comes from there.
    upstream = np.where((np.abs(out) > 1e6).any(-1, keepdims=True), 0.0, draw(98, *out.shape))

    def g(q, k, v):
        return attend(q, k, v, seen & is_live[..., None], factor)

    dq, dk, dv = gradients(g, [q, k, v], upstream)
    return {
        "name": name, "q": tensor(q), "k": tensor(k), "v": tensor(v),
        "mask": None if mask is None else tensor(mask, mask_dtype), "causal": causal, "scale": scale,
        "out": tensor(out), "upstream": tensor(upstream), "grads": {"q": tensor(dq), "k": tensor(dk), "v": tensor(dv)},
    }


def qkv(seed, b, h, num_queries, num_keys, d, dv, scale=1.0):
    return draw(seed, b, h, num_queries, d, scale=scale), draw(seed + 1, b, h, num_keys, d, scale=scale), draw(seed + 2, b, h, num_keys, dv)


def with_rows(x, rows, filler):
    x = x.copy()
    x[:, :, rows] = np.float32(filler)
    return x


gaps = np.array([[1, 0, 1, 1, 0], [0, 1, 0, 0, 1], [1, 1, 1, 1, 1.0]])
q, k, v = qkv(20, 2, 2, 3, 5, 4, 4)
small = qkv(45, 1, 2, 4, 4, 5, 3)
keep_first = np.array([1, 1, 1, 0, 0.0]).reshape(1, 1, 1, 5)
not_second = np.array([1, 0, 1, 1, 1.0]).reshape(1, 1, 1, 5)
write("attention", "torch " + torch.__version__, [
    case("all keys", q, k, v),
    case("one query, one key", *qkv(30, 1, 1, 1, 1, 3, 2)),
    case("values wider than keys", *qkv(33, 1, 2, 4, 4, 3, 6)),
    case("keys that are all the same", q, with_rows(k, slice(None), 0.5), v),
    case("causal, as many queries as keys", *qkv(36, 1, 2, 4, 4, 4, 4), causal=True),
    case("causal, fewer queries than keys: the last query sees all", q, k, v, causal=True),
    case("causal, more queries than keys: the first see none", *qkv(39, 1, 1, 5, 3, 4, 2), causal=True),
    case("a mask with gaps", q, k, v, gaps.reshape(1, 1, 3, 5)),
    case("a bool mask per sequence", q, k, v, np.array([[1, 1, 0, 1, 1], [0, 1, 1, 1, 0.0]]).reshape(2, 1, 1, 5), mask_dtype="bool"),
    case("a mask per head", q, k, v, np.array([[1, 1, 0, 1, 1], [0, 1, 1, 1, 0.0]]).reshape(1, 2, 1, 5)),
    case("mask and causal together", q, k, v, gaps.reshape(1, 1, 3, 5), causal=True),
    case("a fully masked row", q, k, v, np.array([[1, 1, 1, 1, 1], [0, 0, 0, 0, 0], [0, 0, 1, 0, 0.0]]).reshape(1, 1, 3, 5)),
    case("everything masked", q, k, v, np.zeros((1, 1, 1, 1))),
    case("a scale of its own", q, k, v, scale=0.25),
    case("a scale of 0: the mean of the values", q, k, v, scale=0),
    case("scores of 1e4", *qkv(42, 1, 1, 3, 4, 4, 2, scale=100.0)),
    case("scores of 1e4, masked", *qkv(42, 1, 1, 3, 5, 4, 2, scale=100.0), mask=gaps.reshape(1, 1, 3, 5)),
    case("NaN in keys and values that are hidden from all", q, with_rows(k, [3, 4], NAN), with_rows(v, [3, 4], NAN), keep_first),
    case("Infinity in keys and values that are hidden from all", q, with_rows(k, [3], math.inf), with_rows(v, [4], -math.inf), keep_first),
    case("1e30 in a value that is hidden", q, k, with_rows(v, [1], 1e30), not_second),
    case("1e38 in a key and a value that are hidden", q, with_rows(k, [1], 1e38), with_rows(v, [1], 1e38), not_second),
    case("NaN in the future does not reach the past", q, with_rows(k, [4], NAN), with_rows(v, [4], NAN), causal=True),
    case("1e30 in a value of the future", small[0], small[1], with_rows(small[2], [3], 1e30), causal=True),
    case("NaN in a query that sees nothing", with_rows(q, [1], NAN), k, v, np.array([1, 0, 1.0]).reshape(1, 1, 3, 1)),
])
