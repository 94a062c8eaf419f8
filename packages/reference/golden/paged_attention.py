"""Paged decoding, token by token through the table: slot = table[t // bs] * bs + t % bs. torch.softmax in float64.

Where torch 1.13's own attention is defined (a sequence with tokens), it must agree on the keys and values laid out in order.
"""
import math

import numpy as np
import torch

from vectors import draw, tensor, write


def case(name, tables, lens, heads, kv_heads, d, block, blocks, seed=160, scale=1.0, unread=np.nan):
    """Slots that no sequence reads hold `unread`."""
    tables, lens = np.array(tables, dtype=int).reshape(len(lens), len(tables[0]) if tables else 1), np.array(lens)
    rows = len(lens)
    q = draw(seed, rows, heads, d, scale=scale)
    keys, values = draw(seed + 1, blocks, block, kv_heads, d, scale=scale), draw(seed + 2, blocks, block, kv_heads, d)
    used = {tables[b, t // block] * block + t % block for b in range(rows) for t in range(lens[b])}
    flat_keys, flat_values = keys.reshape(-1, kv_heads, d), values.reshape(-1, kv_heads, d)
    for slot in range(blocks * block):
        if slot not in used:
            flat_keys[slot] = np.float32(unread)
            flat_values[slot] = np.float32(unread)
    out = np.zeros((rows, heads, d))
    for b in range(rows):
        slots = [tables[b, t // block] * block + t % block for t in range(lens[b])]
        for h in range(heads if slots else 0):
            kv = h // (heads // kv_heads)
            scores = torch.tensor([float(np.dot(q[b, h], flat_keys[s, kv])) / math.sqrt(d) for s in slots], dtype=torch.float64)
            weights = torch.softmax(scores, 0).numpy()
            out[b, h] = sum(w * flat_values[s, kv] for w, s in zip(weights, slots))
        if slots:
            assert np.allclose(out[b], library(q[b], flat_keys[slots], flat_values[slots]), rtol=1e-9, atol=1e-12), name
    return {
        "name": name, "q": tensor(q), "kPool": tensor(keys), "vPool": tensor(values),
        "tables": tensor(tables, "int32"), "lens": tensor(lens, "int32"),
        "s": {"B": rows, "nH": heads, "nKv": kv_heads, "d": d, "bs": block, "maxBlocks": tables.shape[1]},
        "out": tensor(out),
    }


def library(q, k, v):
    """q [nH, d], k and v [len, nKv, d]; each key head is repeated for the query heads that share it."""
    repeat = len(q) // k.shape[1]
    k, v = (torch.tensor(np.repeat(x, repeat, axis=1)).transpose(0, 1)[None] for x in (k, v))
    return torch.nn.functional._scaled_dot_product_attention(torch.tensor(q)[None, :, None], k, v)[0][0, :, 0].numpy()


write("paged_attention", "torch " + torch.__version__, [
    case("one head, one token", [[2, -1]], [1], 1, 1, 4, 4, 3),
    case("a table that is out of order", [[3, 0, 2], [1, -1, -1]], [10, 3], 2, 2, 4, 4, 4, seed=163),
    case("grouped queries", [[3, 0, 2], [1, -1, -1]], [10, 3], 6, 2, 4, 4, 4, seed=166),
    case("one key head for all", [[1, 0]], [7], 4, 1, 8, 4, 2, seed=169),
    case("a width of one", [[1, 0]], [3], 2, 1, 1, 2, 2, seed=187),
    case("a length that is a multiple of the block", [[1, 0, -1]], [8], 2, 1, 4, 4, 3, seed=172),
    case("lengths around the end of a block", [[0, -1], [1, -1], [2, 3]], [3, 4, 5], 2, 1, 3, 4, 4, seed=190),
    case("an empty sequence between others", [[0, -1], [-1, -1], [2, 1]], [3, 0, 6], 2, 1, 4, 4, 3, seed=175),
    case("nothing but empty sequences", [[-1], [-1]], [0, 0], 2, 1, 4, 4, 1, seed=193),
    case("no sequences", [], [], 2, 1, 4, 4, 1, seed=196),
    case("sequences that share their first block", [[1, 0, -1], [1, 2, -1]], [6, 7], 2, 2, 4, 4, 4, seed=178),
    case("finite numbers in slots that nobody owns", [[2, 0], [1, -1]], [5, 2], 2, 1, 4, 4, 4, seed=199, unread=7.5),
    case("1e38 in slots that nobody owns", [[2, 0], [1, -1]], [5, 2], 2, 1, 4, 4, 4, seed=202, unread=1e38),
    case("Infinity in slots that nobody owns", [[2, 0], [1, -1]], [5, 2], 4, 2, 4, 4, 4, seed=205, unread=np.inf),
    case("scores of 1e4", [[0, 1]], [6], 2, 1, 4, 4, 2, seed=181, scale=100.0),
    case("blocks of one token", [[4, 0, 3, 1]], [4], 2, 2, 4, 1, 5, seed=184),
    case("seventy tokens", [[3, 1, 4, 0, 2]], [70], 4, 2, 8, 16, 5, seed=208),
])
