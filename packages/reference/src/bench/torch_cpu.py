"""The workloads of pnpm bench:reference in PyTorch on the CPU, float32: one line of JSON for each result.

Called with a JSON text: {"threads", "seconds", "warmUpRuns", "minRuns", "maxRuns", "workloads": [{"family", "sizes"}]}.
Inputs are made beforehand; a call ends with a tensor in memory. GAE and the ring are loops over vectors, as PyTorch users write them.
"""
import json
import math
import sys
import time

import torch

F = torch.nn.functional
attention_of_library = getattr(F, "scaled_dot_product_attention", None)


def attend(q, k, v, causal):
    if attention_of_library is not None:
        return attention_of_library(q, k, v, is_causal=causal)
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    if causal:
        hidden = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
        scores = scores.masked_fill(hidden, -math.inf)
    return torch.softmax(scores, -1) @ v


def softmax(n, k):
    x = torch.randn(n, k)
    return lambda: torch.softmax(x, -1)


def rms_norm(n, d):
    x, gamma = torch.randn(n, d), torch.randn(d)
    return lambda: x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-6) * gamma


def causal_attention(h, T, d):
    q, k, v = (torch.randn(1, h, T, d) for _ in range(3))
    return lambda: attend(q, k, v, True)


def attention_and_gradients(h, T, d):
    q, k, v = (torch.randn(1, h, T, d, requires_grad=True) for _ in range(3))
    upstream = torch.randn(1, h, T, d)
    return lambda: torch.autograd.grad(attend(q, k, v, False), (q, k, v), upstream)


def lora(n, din, dout, r):
    x, w, a, b, bias = torch.randn(n, din), torch.randn(dout, din), torch.randn(din, r), torch.randn(r, dout), torch.randn(dout)
    return lambda: F.linear(x, w, bias) + x @ a @ b * 2


def grpo_loss(G, T):
    lp, old, ref = (torch.randn(G, T) for _ in range(3))
    adv, mask = torch.randn(G, 1), torch.ones(G, T)

    def call():
        ratio = torch.exp(lp - old)
        gap = ref - lp
        k3 = torch.expm1(gap) - gap
        surrogate = torch.minimum(ratio * adv, ratio.clamp(0.8, 1.2) * adv)
        lengths = mask.sum(1).clamp(min=1)
        return -(((surrogate - 0.04 * k3) * mask).sum(1) / lengths).mean(), ((k3 * mask).sum(1) / lengths).mean()

    return call


def gae(B, T):
    r, v, mask = torch.randn(T, B), torch.randn(T, B), torch.ones(T, B, dtype=torch.bool)

    def call():
        adv = torch.zeros(T, B)
        next_value, next_adv = torch.zeros(B), torch.zeros(B)
        for t in range(T - 1, -1, -1):
            here = r[t] + 0.99 * next_value - v[t] + 0.99 * 0.95 * next_adv
            next_adv, next_value = torch.where(mask[t], here, next_adv), torch.where(mask[t], v[t], next_value)
            adv[t] = torch.where(mask[t], here, adv[t])
        return adv, adv + v * mask

    return call


def paged_attention(B, nH, nKv, d, bs, len):
    blocks = -(-len // bs)
    q = torch.randn(B, nH, d)
    keys, values = (torch.randn(B * blocks, bs, nKv, d) for _ in range(2))
    tables = torch.arange(B * blocks).reshape(blocks, B).t()

    def call():
        k, v = (pool[tables].reshape(B, -1, nKv, d)[:, :len].transpose(1, 2) for pool in (keys, values))
        return attend(q.reshape(B, nKv, nH // nKv, d), k, v, False)

    return call


def ring_all_reduce(N, len):
    buffers = torch.randn(N, len)
    chunks = [(c * len // N, (c + 1) * len // N) for c in range(N)]

    def call():
        out = torch.empty(len)
        for c, (start, end) in enumerate(chunks):
            total = buffers[c, start:end].clone()
            for step in range(1, N):
                total += buffers[(c + step) % N, start:end]
            out[start:end] = total
        return out

    return call


FAMILIES = {
    "softmax": softmax, "online softmax": softmax, "RMSNorm": rms_norm, "causal attention": causal_attention,
    "attention and gradients": attention_and_gradients, "LoRA": lora, "GRPO loss": grpo_loss, "GAE": gae,
    "paged attention": paged_attention, "ring all-reduce": ring_all_reduce,
}


def measure(call, o):
    for _ in range(o["warmUpRuns"]):
        call()
    times, end = [], time.perf_counter() + o["seconds"]
    while len(times) < o["minRuns"] or (time.perf_counter() < end and len(times) < o["maxRuns"]):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    half = len(times) // 2
    return (times[half] if len(times) % 2 else (times[half - 1] + times[half]) / 2), len(times)


def say(**line):
    print(json.dumps(line), flush=True)


def blas():
    """The library that multiplies matrices, as PyTorch was built."""
    for item in torch.__config__.show().replace("\n", ",").split(","):
        if item.strip(" -").startswith(("Build settings: BLAS_INFO=", "BLAS_INFO=")):
            return item.split("=", 1)[1]
    return "unknown"


options = json.loads(sys.argv[1])
torch.set_num_threads(options["threads"])
say(kind="opened", gpu=False, version="PyTorch %s, BLAS %s" % (torch.__version__, blas()))
for workload in options["workloads"]:
    for index, size in enumerate(workload["sizes"]):
        call = FAMILIES[workload["family"]](**size)
        with torch.set_grad_enabled("gradients" in workload["family"]):
            ms, runs = measure(call, options)
        say(kind="measured", family=workload["family"], size=index, ms=ms, runs=runs)
