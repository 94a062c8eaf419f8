"""Traces of a paged block pool, played on a deque of free ids and plain lists: a second derivation, not a port."""
import collections
import random
import sys

from vectors import write


class Pool:
    def __init__(self, blocks, size):
        self.size, self.idle, self.held = size, collections.deque(range(blocks)), {}

    def step(self, op, seq, n):
        """The outcome of one call: a value, or the class of the error."""
        if op == "allocate":
            return "Error" if seq in self.held else self.fill(seq, [], n)
        if seq not in self.held:
            return "Error"
        slots = self.held[seq]
        if op == "append":
            return self.fill(seq, slots, n)
        if op == "table":
            return [slot // self.size for slot in slots[:: self.size]]
        if op == "slot":
            return slots[n] if 0 <= n < len(slots) else "RangeError"
        del self.held[seq]
        for slot in reversed(slots[:: self.size]):
            self.idle.append(slot // self.size)
        return None

    def fill(self, seq, slots, n):
        """Tokens are slots: a token on a fresh block takes its first slot."""
        slots, idle = list(slots), collections.deque(self.idle)
        for _ in range(n):
            if len(slots) % self.size == 0:
                if not idle:
                    return False
                slots.append(idle.popleft() * self.size)
            else:
                slots.append(slots[-1] + 1)
        self.held[seq], self.idle = slots, idle
        return True


def case(name, blocks, size, steps, seed):
    draw, pool, trace = random.Random(seed), Pool(blocks, size), []
    for _ in range(steps):
        op = draw.choices(["allocate", "append", "free", "table", "slot"], [4, 6, 2, 2, 3])[0]
        seq, n = draw.randrange(6), draw.randrange(0 if op == "slot" else 1, 3 * size + 1)
        trace.append({"op": op, "seq": seq, "n": n, "outcome": pool.step(op, seq, n), "free": len(pool.idle)})
    return {"name": name, "numBlocks": blocks, "blockSize": size, "trace": trace}


write("block_manager", "python %d.%d" % sys.version_info[:2], [
    case("a pool that is often full", 8, 4, 150, 1),
    case("a pool with room", 64, 4, 150, 2),
    case("blocks of one token", 12, 1, 120, 3),
    case("one block", 1, 16, 60, 4),
])
