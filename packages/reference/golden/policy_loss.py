"""The GRPO objective, response by response over the list of its tokens, in torch float64 with autograd. No library has it."""
import numpy as np
import torch

from vectors import draw, gradients, number, tensor, write

INF = float("inf")


def case(name, mask, clip, beta, seed=130, on_policy=False, spread=0.4, poison=False, upstream=1.0, dtype="float32", gap=0.0, log_ratio=None, advantage=None):
    mask = np.array(mask, dtype=np.float64)
    rows, length = mask.shape
    lp = draw(seed, rows, length) - 2
    lp = lp.astype(np.float32).astype(np.float64)
    old = lp if on_policy else (lp + draw(seed + 1, rows, length, scale=spread)).astype(np.float32).astype(np.float64)
    old = old if log_ratio is None else (lp - np.array(log_ratio)).astype(np.float32).astype(np.float64)
    ref = (lp + gap + draw(seed + 2, rows, length, scale=0.3)).astype(np.float32).astype(np.float64)
    adv = draw(seed + 3, rows) if advantage is None else np.array(advantage)
    ratio = np.exp(lp - old)
    assert on_policy or np.abs(np.abs(ratio - 1) - clip).min() > 1e-3, "away from the clip boundary"
    if poison:
        lp, old, ref = lp.copy(), old.copy(), ref.copy()
        lp[mask == 0], old[mask == 0], ref[mask == 0] = np.nan, INF, -INF

    def average(x, of_token):
        """The mean over each response's tokens, then over responses; one without tokens adds nothing."""
        total = torch.zeros((), dtype=torch.float64)
        for i in range(rows):
            tokens = [t for t in range(length) if mask[i, t]]
            for t in tokens:
                total = total + of_token(x, i, t) / (len(tokens) * rows)
        return total

    def k3(x, i, t):
        return torch.expm1(ref[i, t] - x[i, t]) - (ref[i, t] - x[i, t])

    def objective(x, i, t):
        """min(rho A, clamp(rho) A) by cases: the clip binds on the side where it lowers the objective."""
        rho = torch.exp(x[i, t] - old[i, t])
        a = adv[i]
        bound = 1 + clip if a > 0 else 1 - clip
        binds = rho.item() > bound if a > 0 else rho.item() < bound
        return (torch.tensor(bound * a) if binds else rho * a) - beta * k3(x, i, t)

    def loss(x):
        return -average(x, objective)

    def kl(x):
        return average(x, k3)

    return {
        "name": name, "lp": tensor(lp), "old": tensor(old), "ref": tensor(ref), "adv": tensor(adv), "mask": tensor(mask, dtype),
        "clip": clip, "beta": beta, "loss": number(loss(torch.tensor(lp)).item()), "kl": number(kl(torch.tensor(lp)).item()),
        "upstream": upstream,
        "grads": {"loss": tensor(gradients(loss, [lp], upstream)[0]), "kl": tensor(gradients(kl, [lp], upstream)[0])},
    }


full = np.ones((3, 5))
ragged = [[1, 1, 1, 1, 0, 0], [0, 1, 0, 1, 1, 1], [1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]]
write("policy_loss", "torch " + torch.__version__, [
    case("responses of one length", full, 0.2, 0.04),
    case("an upstream gradient of -2.5", full, 0.2, 0.04, upstream=-2.5),
    case("beta 0", full, 0.2, 0.0, seed=134),
    case("on policy: the gradient is that of REINFORCE", full, 0.2, 0.0, seed=138, on_policy=True, upstream=3.0),
    case("as many tokens as responses", np.ones((4, 4)), 0.4, 0.2, seed=158),
    case("responses of several lengths, with gaps and an empty one", ragged, 0.2, 0.1, seed=142, upstream=0.75),
    case("a mask of booleans", ragged, 0.2, 0.1, seed=142, dtype="bool"),
    case("NaN and Infinity where there is no token", ragged, 0.2, 0.1, seed=142, poison=True, upstream=-1.5),
    case("far off policy: most ratios are clipped", full, 0.1, 0.01, seed=146, spread=1.5, upstream=2.0),
    case("a policy that left its reference", full, 0.2, 1.5, seed=162, gap=3.0),
    case("a clip of 0: what gains is clipped at once", full, 0.0, 0.1, seed=166),
    case("ratios of e^100 that earn, and of e^-100", np.ones((2, 3)), 0.2, 0.1, seed=170, advantage=[1.5, -2.0],
         log_ratio=[[100.0, -100.0, 0.1], [-100.0, 0.1, -0.1]]),
    case("each sign of the advantage on each side of the clip", np.ones((4, 2)), 0.2, 0.0, seed=174, upstream=3.0,
         advantage=[1.0, -2.0, 1.5, -0.5], log_ratio=[[0.8, 0.1], [1.6, -0.1], [-0.8, 0.1], [-0.9, -0.1]]),
    case("one response of one token", [[1]], 0.2, 0.5, seed=150),
    case("no tokens at all", np.zeros((2, 3)), 0.2, 0.5, seed=154),
])
