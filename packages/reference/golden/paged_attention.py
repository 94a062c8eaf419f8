"""Paged decoding, token by token through the table: slot = table[t // bs] * bs + t % bs. torch.softmax in float64."""
import math

import numpy as np
import torch

from vectors import draw, tensor, write


def case(name, tables, lens, heads, kv_heads, d, block, blocks, seed=160, scale=1.0):
    tables, lens = np.array(tables), np.array(lens)
    rows = len(lens)
    q = draw(seed, rows, heads, d, scale=scale)
    keys, values = draw(seed + 1, blocks, block, kv_heads, d, scale=scale), draw(seed + 2, blocks, block, kv_heads, d)
    used = {tables[b, t // block] * block + t % block for b in range(rows) for t in range(lens[b])}
    flat_keys, flat_values = keys.reshape(-1, kv_heads, d), values.reshape(-1, kv_heads, d)
    for slot in range(blocks * block):
        if slot not in used:
            flat_keys[slot] = np.nan
            flat_values[slot] = np.nan
    out = np.zeros((rows, heads, d))
    for b in range(rows):
        slots = [tables[b, t // block] * block + t % block for t in range(lens[b])]
        for h in range(heads if slots else 0):
            kv = h // (heads // kv_heads)
            scores = torch.tensor([float(np.dot(q[b, h], flat_keys[s, kv])) / math.sqrt(d) for s in slots], dtype=torch.float64)
            weights = torch.softmax(scores, 0).numpy()
            out[b, h] = sum(w * flat_values[s, kv] for w, s in zip(weights, slots))
    return {
        "name": name, "q": tensor(q), "kPool": tensor(keys), "vPool": tensor(values),
        "tables": tensor(tables, "int32"), "lens": tensor(lens, "int32"),
        "s": {"B": rows, "nH": heads, "nKv": kv_heads, "d": d, "bs": block, "maxBlocks": tables.shape[1]},
        "out": tensor(out),
    }


write("paged_attention", "torch " + torch.__version__, [
    case("one head, one token", [[2, -1]], [1], 1, 1, 4, 4, 3),
    case("a table that is out of order", [[3, 0, 2], [1, -1, -1]], [10, 3], 2, 2, 4, 4, 4, seed=163),
    case("grouped queries", [[3, 0, 2], [1, -1, -1]], [10, 3], 6, 2, 4, 4, 4, seed=166),
    case("one key head for all", [[1, 0]], [7], 4, 1, 8, 4, 2, seed=169),
    case("a length that is a multiple of the block", [[1, 0, -1]], [8], 2, 1, 4, 4, 3, seed=172),
    case("an empty sequence between others", [[0, -1], [-1, -1], [2, 1]], [3, 0, 6], 2, 1, 4, 4, 3, seed=175),
    case("sequences that share their first block", [[1, 0, -1], [1, 2, -1]], [6, 7], 2, 2, 4, 4, 4, seed=178),
    case("scores of 1e4", [[0, 1]], [6], 2, 1, 4, 4, 2, seed=181, scale=100.0),
    case("blocks of one token", [[4, 0, 3, 1]], [4], 2, 2, 4, 1, 5, seed=184),
])
