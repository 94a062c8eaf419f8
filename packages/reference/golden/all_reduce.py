"""Ring all-reduce by playing the protocol: in each step every rank sends one chunk to the right and takes one from the left.

NumPy float32, since the bits are compared; a sum in float64 must agree to the rounding of N additions.
"""
import numpy as np

from vectors import draw, float32, tensor, write

np.seterr(over="ignore", invalid="ignore")  # one case overflows on purpose


def play(buffers, op):
    n, length = len(buffers), len(buffers[0])
    ranks = [buffer.astype(np.float32) for buffer in buffers]
    part = lambda c: slice(c % n * length // n, (c % n + 1) * length // n)
    num_bytes, messages = [0] * n, [0] * n

    def exchange(chunk_of, take):
        sent = [ranks[r][part(chunk_of(r))].copy() for r in range(n)]
        for r in range(n):
            num_bytes[r] += sent[r].nbytes
            messages[r] += 1
        for r in range(n):
            take(r, part(chunk_of((r - 1) % n)), sent[(r - 1) % n])

    def add(r, at, chunk):
        ranks[r][at] = ranks[r][at] + chunk

    def put(r, at, chunk):
        ranks[r][at] = chunk

    for step in range(n - 1):
        exchange(lambda r: r - step, add)
    if op == "avg":
        for r in range(n):
            ranks[r][part(r + 1)] = ranks[r][part(r + 1)] / np.float32(n)
    for step in range(n - 1):
        exchange(lambda r: r + 1 - step, put)
    assert all(rank.tobytes() == ranks[0].tobytes() for rank in ranks), "all ranks agree to the last bit"
    return ranks[0], num_bytes, messages


def case(name, n, length, op, seed, scale=1.0):
    return given(name, draw(seed, n, length, scale=scale), op)


def given(name, buffers, op):
    n = len(buffers)
    out, num_bytes, messages = play(list(buffers), op)
    total = buffers.sum(0) / (n if op == "avg" else 1)
    is_sum = np.isfinite(out)
    slack = n * np.finfo(np.float32).eps * np.abs(buffers).sum(0)
    assert np.all(np.abs(out - total)[is_sum] <= slack[is_sum]), name
    return {
        "name": name, "buffers": tensor(buffers), "op": op, "out": tensor(out.astype(np.float64)),
        "bytesSent": num_bytes, "messagesSent": messages,
    }


write("all_reduce", "numpy " + np.__version__, [
    case("two ranks", 2, 6, "sum", 200),
    case("four ranks, a multiple of the length", 4, 8, "sum", 201),
    case("four ranks, not a multiple", 4, 10, "sum", 202),
    case("more ranks than elements", 5, 3, "sum", 203),
    case("one rank", 1, 4, "sum", 204),
    case("nothing to reduce", 3, 0, "sum", 205),
    case("a mean over three ranks", 3, 7, "avg", 206),
    case("a mean over one rank", 1, 3, "avg", 207),
    case("values whose order of addition shows", 8, 32, "sum", 208, scale=1e4),
    case("a mean over eight ranks, one element", 8, 1, "avg", 209),
    given("infinities, NaN, zeros of either sign, and a sum beyond float32", float32(
        [np.inf, -np.inf, -0.0, 1e-45, 3e38, 0.0], [1.0, 1.0, -0.0, 1e-45, -3e38, -0.0], [np.inf, np.inf, -0.0, 0.0, 3e38, -0.0],
    ), "sum"),
])
