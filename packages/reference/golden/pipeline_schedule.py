"""1F1B from its memory bound: a rank goes forward while it holds fewer than P - r micro-batches, else backward. Times by relaxation in NumPy.

No warm-up formula and no order of evaluation: the start times are the least fixed point of "not before what it needs".
"""
import numpy as np

from vectors import write


def program(rank, P, M):
    done, todo = {"F": 0, "B": 0}, []
    while done["B"] < M:
        op = "F" if done["F"] < M and done["F"] - done["B"] < P - rank else "B"
        todo.append((op, done[op]))
        done[op] += 1
    return todo


def play(P, M, f, b):
    programs = [program(rank, P, M) for rank in range(P)]
    node = {(rank, op, mb): rank * 2 * M + i for rank, todo in enumerate(programs) for i, (op, mb) in enumerate(todo)}
    cost, edges = np.empty(len(node)), []
    for (rank, op, mb), i in node.items():
        cost[i] = f if op == "F" else b
        if i % (2 * M):
            edges.append((i - 1, i))
        if op == "F" and rank:
            edges.append((node[rank - 1, "F", mb], i))
        if op == "B":
            edges.append((node[rank, "F", mb], i))
            if rank < P - 1:
                edges.append((node[rank + 1, "B", mb], i))
    source, target = np.array(edges or [(0, 0)], dtype=int).T
    start = np.zeros(len(node))
    while True:
        later = start.copy()
        np.maximum.at(later, target, (start + cost)[source])
        if (later == start).all():
            break
        start = later
    held = np.zeros((P, len(node)), dtype=int)  # at the start of every op of the pipeline
    for rank in range(P):
        for mb in range(M):
            begun, over = start[node[rank, "F", mb]], (start + cost)[node[rank, "B", mb]]
            held[rank] += (start >= begun) & (start < over)
    makespan = (start + cost).max()
    assert makespan == (M + P - 1) * (f + b)
    idle = 1 - M * (f + b) / makespan
    assert abs(idle - (P - 1) / (M + P - 1)) < 1e-12, "the bubble's share of every rank's time"
    assert held.max(axis=1).tolist() == [min(P - rank, M) for rank in range(P)]
    return programs, start, start + cost, makespan, held.max(axis=1)


def case(name, P, M, f, b):
    programs, start, end, makespan, peak = play(P, M, f, b)
    todo = [(rank, op, mb) for rank, program in enumerate(programs) for op, mb in program]
    ops = [{"rank": r, "op": op, "mb": mb, "start": start[i], "end": end[i]} for i, (r, op, mb) in enumerate(todo)]
    return {"name": name, "P": P, "M": M, "f": f, "b": b, "ops": ops, "makespan": makespan, "peakActivations": peak.tolist()}


write("pipeline_schedule", "numpy " + np.__version__, [
    case("four ranks, eight micro-batches", 4, 8, 1, 2),
    case("equal times", 3, 5, 1, 1),
    case("forward longer than backward", 5, 7, 3, 1),
    case("fractions", 6, 6, 0.25, 0.75),
    case("fewer micro-batches than ranks", 6, 2, 1, 2),
    case("one micro-batch", 4, 1, 2, 3),
    case("one rank", 1, 4, 1, 2),
    case("two ranks", 2, 9, 5, 2),
])
