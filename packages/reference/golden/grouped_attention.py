"""Grouped-query attention: keys and values repeated by torch.repeat_interleave, torch.softmax over the keys that a query sees, float64."""
import math

import numpy as np
import torch

from vectors import draw, tensor, write


def case(name, batch, heads, kv_heads, num_queries, num_keys, d, dv, mask=None, causal=False, seed=270):
    q, k, v = draw(seed, batch, heads, num_queries, d), draw(seed + 1, batch, kv_heads, num_keys, d), draw(seed + 2, batch, kv_heads, num_keys, dv)
    keys, values = (torch.repeat_interleave(torch.tensor(x), heads // kv_heads, dim=1) for x in (k, v))
    seen = np.ones((batch, heads, num_queries, num_keys), bool) if mask is None else np.broadcast_to(mask != 0, (batch, heads, num_queries, num_keys))
    out = np.zeros((batch, heads, num_queries, dv))
    for at in np.ndindex(batch, heads, num_queries):
        n, h, i = at
        visible = [j for j in range(num_keys) if seen[n, h, i, j] and (not causal or j <= i + num_keys - num_queries)]
        if visible:
            weights = torch.softmax(keys[n, h, visible] @ torch.tensor(q[at]) / math.sqrt(d), 0)
            out[at] = (weights @ values[n, h, visible]).numpy()
    return {
        "name": name, "q": tensor(q), "k": tensor(k), "v": tensor(v),
        "mask": None if mask is None else tensor(mask), "causal": causal, "out": tensor(out),
    }


per_head = (draw(299, 1, 4, 3, 5) > 0).astype(float)
per_head[:, :, :, 0] = 1
write("grouped_attention", "torch " + torch.__version__, [
    case("six query heads, two key heads", 2, 6, 2, 3, 5, 4, 3),
    case("six query heads, three key heads", 1, 6, 3, 2, 4, 3, 5, seed=273),
    case("as many key heads as query heads", 1, 3, 3, 3, 4, 4, 4, seed=276),
    case("one key head", 2, 4, 1, 3, 4, 4, 2, seed=279),
    case("one query after a cache", 1, 4, 2, 1, 6, 4, 4, causal=True, seed=282),
    case("causal, fewer queries than keys", 1, 4, 2, 3, 5, 4, 4, causal=True, seed=285),
    case("causal, more queries than keys", 1, 4, 2, 5, 3, 4, 4, causal=True, seed=288),
    case("a mask per sequence", 2, 4, 2, 3, 5, 4, 4, np.array([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1.0]]).reshape(2, 1, 1, 5), seed=291),
    case("a mask per query head, and causal", 1, 4, 2, 3, 5, 4, 4, per_head, causal=True, seed=294),
    case("queries that see nothing", 1, 4, 2, 3, 5, 4, 4, np.array([1, 0, 1.0]).reshape(1, 1, 3, 1), seed=297),
])
