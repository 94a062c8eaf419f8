"""Attention and the log of its sums: torch.softmax and torch.logsumexp over the list of the keys that each query sees, in float64."""
import math

import numpy as np
import torch

from vectors import draw, tensor, write


def case(name, batch, heads, num_queries, num_keys, d, causal=False, seed=240, scale=1.0):
    q = draw(seed, batch, heads, num_queries, d, scale=scale)
    k, v = draw(seed + 1, batch, heads, num_keys, d, scale=scale), draw(seed + 2, batch, heads, num_keys, d)
    o = np.zeros(q.shape)
    lse = np.full((batch, heads, num_queries), -np.inf)
    for at in np.ndindex(batch, heads, num_queries):
        n, h, i = at
        keys = [j for j in range(num_keys) if not causal or j <= i + num_keys - num_queries]
        if not keys:
            continue
        scores = torch.tensor(k[n, h, keys] @ q[at] / math.sqrt(d))
        o[at] = torch.softmax(scores, 0).numpy() @ v[n, h, keys]
        lse[at] = torch.logsumexp(scores, 0).item()
    return {
        "name": name, "q": tensor(q), "k": tensor(k), "v": tensor(v),
        "s": {"B": batch, "H": heads, "Tq": num_queries, "Tk": num_keys, "d": d, "causal": causal},
        "o": tensor(o), "lse": tensor(lse),
    }


write("flash_attention", "torch " + torch.__version__, [
    case("all keys", 2, 3, 4, 5, 6),
    case("one query, one key", 1, 1, 1, 1, 3, seed=243),
    case("causal, as many queries as keys", 1, 2, 5, 5, 4, causal=True, seed=246),
    case("causal, fewer queries than keys", 2, 1, 3, 7, 4, causal=True, seed=249),
    case("causal, more queries than keys: the first see none", 1, 2, 6, 4, 3, causal=True, seed=252),
    case("scores of 1e4", 1, 1, 4, 5, 4, seed=255, scale=100.0),
    case("scores of 1e4, causal", 1, 1, 5, 5, 4, causal=True, seed=258, scale=100.0),
    case("no keys", 1, 2, 3, 0, 4, seed=261),
    case("no queries", 2, 1, 0, 3, 4, seed=264),
])
