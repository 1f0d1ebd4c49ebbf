#!/usr/bin/env python3
"""Writes Tests/Golden/special/*.csv with mpmath: reference values of special functions.

Arguments are written so that they read back as the same binary64 number; values carry 20 digits.
Run from the top of the repository: python3 Scripts/golden/special.py
"""

import pathlib
import random

import mpmath as mp

mp.mp.dps = 50
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Golden" / "special"


def write(name, header, rows):
    lines = [",".join(header)]
    for arguments, values in rows:
        lines.append(",".join([repr(float(a)) for a in arguments] + [mp.nstr(v, 20) for v in values]))
    (FOLDER / name).write_text("\n".join(lines) + "\n")


def normal():
    points = [x / 4 for x in range(-160, 37)] + [-1e3, -1e8, -0.674, 0.675, 5.65, 5.66, 1e-9, -37.519, 8.3]
    for x in points:
        z = mp.mpf(x)
        density = mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)
        probability = mp.erfc(-z / mp.sqrt(2)) / 2
        yield [x], [density, probability, mp.log(probability), density / probability]


def quantile():
    exponents = [-300, -100, -50, -20, -16, -12, -10, -8, -6, -5, -4, -3]
    points = [float(f"1e{e}") for e in exponents]
    points += [k / 64 for k in range(1, 64)] + [0.075, 0.925, 0.0749, 0.9251, 0.999, 1 - 2**-30, 1 - 2**-53, 0.5 + 2**-40]
    for p in points:
        q = mp.mpf(p)
        # Newton on log Φ from a rough start; 60 steps are far more than 50 digits need.
        x = -mp.sqrt(-2 * mp.log(min(q, 1 - q))) if q != mp.mpf(1) / 2 else mp.mpf(0)
        target = min(q, 1 - q)
        for _ in range(60):
            probability = mp.erfc(-x / mp.sqrt(2)) / 2
            density = mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)
            x -= (mp.log(probability) - mp.log(target)) * probability / density
        yield [p], [x if q <= mp.mpf(1) / 2 else -x]


def gamma():
    points = [k / 8 for k in range(1, 81)] + [1e-10, 1e-3, 1.4616, 12.3, 50, 171.5, 1e3, 1e6, 1e10]
    points += [-0.5, -0.001, -1.25, -2.7, -10.1, -25.5]
    for x in points:
        z = mp.mpf(x)
        # ln |Γ|: mpmath's loggamma is complex on the negative axis.
        log_gamma = mp.log(abs(mp.gamma(z))) if x < 150 else mp.loggamma(z)
        yield [x], [log_gamma, mp.psi(0, z), mp.psi(1, z)]


def incomplete():
    generator = random.Random(7)
    points = [(a, x) for a in (0.01, 0.5, 1, 2, 3.7, 9.99, 10, 25, 100) for x in (1e-8, 0.1, 1, 3, 9, 11, 30, 120)]
    for exponent in range(1, 6):
        for _ in range(6):
            a = 10**exponent * generator.uniform(1, 9)
            points.append((a, a + a**0.5 * generator.uniform(-4, 4)))
    for a in (2e6, 1e7):
        points += [(a, a + d * a**0.5) for d in (-3, -0.5, 0, 0.7, 3)]
    for a, x in points:
        big_a, big_x = mp.mpf(a), mp.mpf(x)
        if a < 1e4:
            upper = mp.gammainc(big_a, big_x, mp.inf, regularized=True)
            lower = mp.gammainc(big_a, 0, big_x, regularized=True)
        else:
            # The density integrated from x up to fifteen standard deviations beyond the mean: what lies further
            # is below 1e-49.
            log_norm = mp.loggamma(big_a)
            density = lambda t: mp.exp((big_a - 1) * mp.log(t) - t - log_norm)
            end = big_a + 15 * mp.sqrt(big_a)
            upper = mp.quad(density, mp.linspace(big_x, end, 25))
            lower = 1 - upper
        yield [a, x], [lower, upper]


FOLDER.mkdir(parents=True, exist_ok=True)
write("normal.csv", ["x", "pdf", "cdf", "logcdf", "ratio"], normal())
write("normal-quantile.csv", ["p", "x"], quantile())
write("gamma.csv", ["x", "lgamma", "digamma", "trigamma"], gamma())
write("gamma-incomplete.csv", ["a", "x", "lower", "upper"], incomplete())
