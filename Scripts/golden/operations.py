#!/usr/bin/env python3
"""Writes Tests/Golden/operations/operations.csv with mpmath: the model language's functions of one argument over their
whole range, but for exp, expm1, log and log1p (elementary.py).

Every number is the bit pattern of a binary64, in hexadecimal; the value comes as the nearest binary64 and what is left.
Arguments near a root of lgamma and digamma, and of qnorm, are left out: no method without extra digits is relatively
exact there.
Run from anywhere: python3 Scripts/golden/operations.py
"""
import math
import pathlib
import random
import struct

import mpmath as mp

mp.mp.prec = 300
FILE = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Golden" / "operations" / "operations.csv"
generator = random.Random(20261121)
COUNT = 120


def bits(x):
    return struct.pack(">d", x).hex()


def uniform(low, high, count=COUNT):
    return [generator.uniform(low, high) for _ in range(count)]


def sizes(low, high, signed=True, count=COUNT):
    """Numbers whose exponents are uniform."""
    return [math.ldexp(generator.uniform(1, 2), generator.randint(low, high)) * (generator.choice([-1, 1]) if signed else 1)
            for _ in range(count)]


angles = uniform(-10, 10) + sizes(-30, 40) + sizes(40, 1000)
inside = uniform(-1, 1) + sizes(-60, -1) + [s * (1 - abs(x)) for x in sizes(-52, -4) for s in (1, -1)]
wide = uniform(-20, 20) + sizes(-60, 9)
positive = sizes(-1020, 1020, signed=False) + uniform(0.5, 2)
shape = uniform(0.001, 12) + sizes(-20, 40, signed=False)


def away(values, roots, distance=0.1):
    return [x for x in values if all(abs(x - r) > distance for r in roots)]


FUNCTIONS = {
    "log2": (lambda x: mp.log(x, 2), positive), "log10": (mp.log10, positive), "sqrt": (mp.sqrt, positive),
    "sin": (mp.sin, angles), "cos": (mp.cos, angles), "tan": (mp.tan, angles),
    "asin": (mp.asin, inside), "acos": (mp.acos, inside), "atan": (mp.atan, wide + sizes(10, 1000)),
    "sinh": (mp.sinh, wide + uniform(-709, 709)), "cosh": (mp.cosh, wide + uniform(-709, 709)),
    "tanh": (mp.tanh, wide), "asinh": (mp.asinh, wide + sizes(10, 1000)),
    "acosh": (mp.acosh, [1 + x for x in sizes(-50, 6, signed=False)] + sizes(6, 1000, signed=False)),
    "atanh": (mp.atanh, inside),
    "gamma": (mp.gamma, uniform(0.001, 171) + [x for x in uniform(-20, 0) if abs(x - round(x)) > 1e-3] + sizes(-60, -1)),
    "lgamma": (lambda x: mp.log(abs(mp.gamma(x))) if x < 1e5 else mp.loggamma(x), away(shape, [1, 2])),
    "digamma": (mp.digamma, away(shape, [1.4616321449683623])), "trigamma": (lambda x: mp.psi(1, x), shape),
    "erf": (mp.erf, uniform(-6, 6) + sizes(-60, 2)), "erfc": (mp.erfc, uniform(-6, 26.5) + sizes(-60, 2)),
    "pnorm": (mp.ncdf, uniform(-37, 8) + sizes(-60, 2)),
    "qnorm": (lambda p: -mp.sqrt(2) * mp.erfinv(1 - 2 * p) if p > 1e-20 else tail(p),
              away(uniform(0, 1), [0.5], 0.01) + sizes(-60, -8, signed=False) + sizes(-1000, -60, signed=False)),
}


def tail(p):
    """The quantile far out, by Newton's method on log Φ."""
    target = mp.log(p)
    x = -mp.sqrt(-2 * target)
    for _ in range(60):
        cdf = mp.erfc(-x / mp.sqrt(2)) / 2
        step = (mp.log(cdf) - target) * cdf / mp.npdf(x)
        x -= step
        if abs(step) < mp.mpf(2) ** -200:
            break
    return x


lines = ["operation,argument,head,tail"]
for name, (function, arguments) in FUNCTIONS.items():
    for x in arguments:
        value = function(mp.mpf(x))
        head = float(value)
        if not math.isinf(head) and abs(head) > 1e-280:
            lines.append(",".join([name, bits(x), bits(head), bits(float(value - mp.mpf(head)))]))
FILE.parent.mkdir(parents=True, exist_ok=True)
FILE.write_text("\n".join(lines) + "\n")
