"""How golden vectors are drawn and written. Inputs are exact in float32; everything after them is float64."""
import json
import math
import os
import sys

import numpy as np


def draw(seed, *shape, scale=1.0):
    """Normal values that float32 holds exactly."""
    return (np.random.RandomState(seed).randn(*shape) * scale).astype(np.float32).astype(np.float64)


def tensor(x, dtype="float32"):
    """`{shape, dtype, data}`; what JSON cannot say is a string."""
    x = np.asarray(x.detach().numpy() if hasattr(x, "detach") else x)
    return {"shape": list(x.shape), "dtype": dtype, "data": [number(v) for v in x.reshape(-1).tolist()]}


def number(v):
    if isinstance(v, bool):
        return int(v)
    if math.isnan(v):
        return "NaN"
    return v if math.isfinite(v) else ("Infinity" if v > 0 else "-Infinity")


def write(family, library, cases):
    """Writes `<family>.json` into the folder named on the command line, or beside this file."""
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    names = [case["name"] for case in cases]
    assert len(set(names)) == len(names), "names of cases are unique"
    lines = ",\n".join("    " + json.dumps(case, ensure_ascii=False, allow_nan=False) for case in cases)
    with open(os.path.join(folder, family + ".json"), "w", encoding="utf-8") as file:
        file.write('{\n  "library": %s,\n  "cases": [\n%s\n  ]\n}\n' % (json.dumps(library), lines))
