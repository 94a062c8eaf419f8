"""GAE as a linear system over the tokens of a row: (I - gamma lambda N) A = delta, N the step to the next token. NumPy float64."""
import numpy as np

from vectors import draw, number, tensor, write


def case(name, mask, gamma, lam, last=None, seed=100, poison=False):
    mask = np.array(mask, dtype=np.float64)
    rows, length = mask.shape
    r, v = draw(seed, rows, length), draw(seed + 1, rows, length)
    adv, returns = np.zeros((rows, length)), np.zeros((rows, length))
    for b in range(rows):
        tokens = np.flatnonzero(mask[b])
        n = len(tokens)
        if n == 0:
            continue
        to_next = np.eye(n, k=1)
        value = v[b, tokens]
        after = to_next @ value
        after[-1] += 0.0 if last is None else last[b]
        delta = r[b, tokens] + gamma * after - value
        adv[b, tokens] = np.linalg.solve(np.eye(n) - gamma * lam * to_next, delta)
        returns[b, tokens] = adv[b, tokens] + value
    if poison:
        r[mask == 0] = np.nan
        v[mask == 0] = np.inf
    return {
        "name": name, "r": tensor(r), "v": tensor(v), "mask": tensor(mask, "bool"), "gamma": gamma, "lambda": lam,
        "lastValue": None if last is None else [number(float(np.float32(x))) for x in last],
        "adv": tensor(adv), "returns": tensor(returns),
    }


full = np.ones((2, 6))
gaps = [[0, 1, 1, 0, 0, 1, 1, 0], [1, 0, 1, 0, 1, 0, 1, 0], [0, 0, 0, 0, 0, 0, 0, 0]]
write("advantage", "numpy " + np.__version__, [
    case("every position a token", full, 0.9, 0.8),
    case("lambda 0: one-step errors", full, 0.9, 0.0),
    case("lambda 1: discounted returns minus values", full, 0.9, 1.0),
    case("gamma 1, as for language models", full, 1.0, 0.95),
    case("gamma 0: rewards minus values", full, 0.0, 0.5),
    case("one position", np.ones((3, 1)), 0.99, 0.95),
    case("a value after the last token", full, 0.9, 0.8, last=[0.5, -2.0]),
    case("padding, gaps and a row without tokens", gaps, 0.9, 0.8, last=[0.25, 0.75, 3.0]),
    case("NaN and Infinity where there is no token", gaps, 0.9, 0.8, last=[0.25, 0.75, 3.0], poison=True),
    case("one token among many positions, with a value after it", [[0, 0, 1, 0]], 0.9, 0.8, last=[2.0]),
    case("no positions at all", np.ones((2, 0)), 0.9, 0.8),
    case("gamma 1 and lambda 1: nothing decays", np.ones((1, 200)), 1.0, 1.0, last=[-1.5]),
    case("a long row", np.ones((1, 300)), 0.999, 0.99),
])
