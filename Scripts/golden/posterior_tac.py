#!/usr/bin/env python3
"""Posterior means and standard deviations for Benchmarks' patient with 60 doses and 10 levels, by quadrature.

The model of map_tac.py; concentrations by the textbook sum of exponentials, the posterior of the three etas summed over a
grid of 121 points per axis, 7 standard deviations wide. Refining the grid to 161 points changes no printed digit. Needs numpy.

usage: posterior_tac.py > posterior_tac.csv
"""
import sys

import numpy as np

OMEGA = (0.16, 0.25, 0.36)
PROPORTIONAL, ADDITIVE, Q, V2, LAG = 0.0225, 0.25, 11.6, 5340.0, 0.38
LEVELS = [(47.5, 12.6), (95.5, 17.1), (97.5, 26.0), (191.5, 15.8), (263.5, 18.4), (265, 27.9), (383.5, 16.2),
          (503.5, 18.8), (599.5, 20.1), (719.5, 17.7)]


def objective(e1, e2, e3):
    cl, v1, ka = 23 * np.exp(e1), 692 * np.exp(e2), 3.58 * np.exp(e3)
    k10, k12, k21 = cl / v1, Q / v1, Q / V2
    total, product = k10 + k12 + k21, k10 * k21
    root = np.sqrt(total * total - 4 * product)
    alpha, beta = (total + root) / 2, (total - root) / 2
    a = ka / v1 * (k21 - alpha) / ((ka - alpha) * (beta - alpha))
    b = ka / v1 * (k21 - beta) / ((ka - beta) * (alpha - beta))
    value = e1**2 / OMEGA[0] + e2**2 / OMEGA[1] + e3**2 / OMEGA[2]
    for time, y in LEVELS:
        c = 0
        for dose in range(60):
            s = time - 12 * dose - LAG
            if s > 0:
                c = c + a * np.exp(-alpha * s) + b * np.exp(-beta * s) - (a + b) * np.exp(-ka * s)
        p = 5000 * c
        v = PROPORTIONAL * p * p + ADDITIVE
        value = value + np.log(v) + (y - p) ** 2 / v
    return value


def summarize(centre, spread, points):
    axes = [np.linspace(c - 7 * s, c + 7 * s, points) for c, s in zip(centre, spread)]
    chunks = []
    for e1 in axes[0]:
        chunks.append(objective(e1, *np.meshgrid(axes[1], axes[2], indexing="ij")))
    value = np.array(chunks)
    weight = np.exp(-(value - value.min()) / 2)
    weight /= weight.sum()
    means, sds = [], []
    for k, axis in enumerate(axes):
        margin = weight.sum(axis=tuple(j for j in range(3) if j != k))
        mean = (margin * axis).sum()
        means.append(mean)
        sds.append(np.sqrt((margin * (axis - mean) ** 2).sum()))
    return means, sds


centre, spread = [0, 0, 0], [np.sqrt(w) for w in OMEGA]
for points in (61, 61, int(sys.argv[1]) if len(sys.argv) > 1 else 121):
    centre, spread = summarize(centre, spread, points)
print("ETA,MEAN,SD")
for name, mean, sd in zip(("eta.cl", "eta.v1", "eta.ka"), centre, spread):
    print(f"{name},{mean:.6f},{sd:.6f}")
