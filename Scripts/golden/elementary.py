#!/usr/bin/env python3
"""Writes Tests/Golden/elementary/*.csv with mpmath: exp, expm1, log, log1p and pow over their whole range.

Every number is the bit pattern of a binary64, in hexadecimal. The value comes in two parts: the nearest binary64
and what is left, so that errors can be measured in fractions of a unit in the last place.
Run from the top of the repository: python3 Scripts/golden/elementary.py
"""

import math
import pathlib
import random
import struct

import mpmath as mp

mp.mp.prec = 400
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Golden" / "elementary"
generator = random.Random(20261121)


def bits(x):
    return struct.pack(">d", x).hex()


def split(value):
    """Nearest binary64 (subnormals included) and the rest in units of the smallest subnormal where that is coarser."""
    head = nearest(value)
    return head, float(value - mp.mpf(head)) if abs(head) >= 2**-900 else float((value - mp.mpf(head)) * mp.mpf(2) ** 1000)


def nearest(value):
    if abs(value) >= mp.mpf(2) ** -1022:
        return float(mp.mpf(value))
    return math.ldexp(int(mp.nint(value * mp.mpf(2) ** 1074)), -1074)


def write(name, function, arguments):
    lines = ["arguments,head,tail"]
    for xs in arguments:
        head, tail = split(function(*map(mp.mpf, xs)))
        if math.isinf(head):
            continue
        lines.append(",".join([" ".join(map(bits, xs)), bits(head), bits(tail)]))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text("\n".join(lines) + "\n")


def any_size(low, high):
    """A number whose exponent is uniform."""
    return math.ldexp(generator.uniform(1, 2), generator.randint(low, high))


def signed(x):
    return generator.choice([-1, 1]) * x


COUNT = 600
exp_points = [generator.uniform(-745.2, 709.78) for _ in range(COUNT)]
exp_points += [generator.uniform(-1, 1) for _ in range(COUNT)]
exp_points += [generator.uniform(-745.13, -708.3) for _ in range(COUNT // 3)]
exp_points += [signed(any_size(-60, -2)) for _ in range(COUNT // 3)]
log_points = [any_size(-1022, 1023) for _ in range(COUNT)]
log_points += [generator.uniform(0.5, 2) for _ in range(COUNT)]
log_points += [1 + signed(any_size(-52, -4)) for _ in range(COUNT // 3)]
log_points += [generator.randint(1, 2**52 - 1) * 2.0**-1074 for _ in range(COUNT // 3)]
log1p_points = [signed(any_size(-80, -1)) for _ in range(COUNT)] + [any_size(-1, 1023) for _ in range(COUNT // 3)]
log1p_points += [generator.uniform(-0.5, 1) for _ in range(COUNT)] + [any_size(-50, -1) - 1 for _ in range(COUNT // 3)]
pow_points = []
while len(pow_points) < 2 * COUNT:
    x = generator.choice([any_size(-1074, 1023), generator.uniform(0.5, 2), any_size(-10, 10)])
    # Exponents that use the whole range of results, subnormal ones included.
    logarithm = math.log(x)
    if logarithm != 0:
        y = generator.uniform(-745, 709) / logarithm
        if abs(y) < 1e300:
            pow_points.append((x, y))
pow_points += [(any_size(-3, 10), generator.choice([0.75, -0.25, 0.5, 2, 3, 0.17, 1.5, -1])) for _ in range(COUNT)]
pow_points += [(1 + signed(any_size(-52, -10)), signed(any_size(0, 60))) for _ in range(COUNT)]
pow_points = [(x, y) for x, y in pow_points if abs(y * math.log(x)) < 744]

write("exp.csv", mp.exp, [(x,) for x in exp_points])
write("expm1.csv", mp.expm1, [(x,) for x in exp_points if x > -60])
write("log.csv", mp.log, [(x,) for x in log_points])
write("log1p.csv", mp.log1p, [(x,) for x in log1p_points])
write("pow.csv", mp.power, pow_points)
