"""The GRPO objective, response by response over the list of its tokens, in torch float64 with autograd."""
import numpy as np
import torch

from vectors import draw, number, tensor, write

INF = float("inf")


def case(name, mask, clip, beta, seed=130, on_policy=False, spread=0.4, poison=False):
    mask = np.array(mask, dtype=np.float64)
    rows, length = mask.shape
    lp = draw(seed, rows, length) - 2
    old = lp if on_policy else (lp + draw(seed + 1, rows, length, scale=spread)).astype(np.float32).astype(np.float64)
    ref = (lp + draw(seed + 2, rows, length, scale=0.3)).astype(np.float32).astype(np.float64)
    adv = draw(seed + 3, rows)
    ratio = np.exp(lp - old)
    assert on_policy or np.abs(np.abs(ratio - 1) - clip).min() > 1e-3, "away from the clip boundary"
    if poison:
        lp, old, ref = lp.copy(), old.copy(), ref.copy()
        lp[mask == 0], old[mask == 0], ref[mask == 0] = np.nan, INF, -INF
    x = torch.tensor(lp, requires_grad=True)
    loss, kl = torch.zeros((), dtype=torch.float64), torch.zeros((), dtype=torch.float64)
    for i in range(rows):
        tokens = [t for t in range(length) if mask[i, t]]
        for t in tokens:
            rho = torch.exp(x[i, t] - old[i, t])
            a = adv[i]
            # min(rho A, clamp(rho) A) by cases: the clip binds on the side where it lowers the objective.
            bound = 1 + clip if a > 0 else 1 - clip
            binds = rho.item() > bound if a > 0 else rho.item() < bound
            k3 = torch.expm1(ref[i, t] - x[i, t]) - (ref[i, t] - x[i, t])
            loss = loss - ((torch.tensor(bound * a) if binds else rho * a) - beta * k3) / (len(tokens) * rows)
            kl = kl + k3 / (len(tokens) * rows)
    if loss.requires_grad:
        loss.backward()
    return {
        "name": name, "lp": tensor(lp), "old": tensor(old), "ref": tensor(ref), "adv": tensor(adv), "mask": tensor(mask),
        "clip": clip, "beta": beta, "loss": number(loss.item()), "kl": number(kl.item()),
        "grad": tensor(x.grad if x.grad is not None else torch.zeros_like(x)),
    }


full = np.ones((3, 5))
ragged = [[1, 1, 1, 1, 0, 0], [0, 1, 0, 1, 1, 1], [1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]]
write("policy_loss", "torch " + torch.__version__, [
    case("responses of one length", full, 0.2, 0.04),
    case("beta 0", full, 0.2, 0.0, seed=134),
    case("on policy: the gradient is that of REINFORCE", full, 0.2, 0.0, seed=138, on_policy=True),
    case("responses of several lengths, with gaps and an empty one", ragged, 0.2, 0.1, seed=142),
    case("NaN and Infinity where there is no token", ragged, 0.2, 0.1, seed=142, poison=True),
    case("far off policy: most ratios are clipped", full, 0.1, 0.01, seed=146, spread=1.5),
    case("one response of one token", [[1]], 0.2, 0.5, seed=150),
    case("no tokens at all", np.zeros((2, 3)), 0.2, 0.5, seed=154),
])
