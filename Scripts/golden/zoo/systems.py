"""Carriers, membranes, buffers, bacteria, strains, feedback, states and events, cascades, several outputs.

Run from anywhere: python3 Scripts/golden/zoo/systems.py
"""
import math

from mpmath import mpf
from kit import Case, Dose, THREE, chain, column, solved

REPEATED = [Dose(100, every=12, further=2)]
LONG = [6, 24, 48, 72.5, 120, 168, 240, 336]


def saturable(t, x):
    taken = 18 * x[0] / (25 + x[0])
    return [-taken, taken - 4 / 30 * x[1]]


solved("absorption/saturable", REPEATED, THREE, saturable, [0, 0], depot=0, Cc=lambda t, s: s[1] / 30)

case = Case("physiology/permeability-limited-liver", [Dose(50), Dose(30, at=12, rate=10)], THREE)
states = case.linear(chain(5, [
    (1, 3, mpf(80) / mpf("0.6")), (3, 1, mpf(80) / 5), (1, 2, mpf(30) / 40), (2, 1, mpf(30) / 5),
    (4, 3, 12 / mpf("0.6")), (3, 4, mpf("4.8") / mpf("1.1")), (0, 4, 6 / mpf("1.1")), (5, 4, mpf("1.5") / mpf("1.1")),
    (0, 5, "0.3")]))
case.write(Cb=column(states, 0, mpf(1) / 5), cells=column(states, 3), bile=column(states, 4))


def buffer(t, x):
    taken = 0.08 * x[0] * (15 - x[1]) - 0.3 * x[1]
    return [-taken, taken]


solved("binding/buffer", REPEATED, THREE, buffer, [0, 0], drug=0, bound=1, occupied=lambda t, s: s[1] / 15)


def time_kill(t, x):
    c = max(x[0], 0) / 10
    kill = 3.2 * c ** 1.8 / (1.4 ** 1.8 + c ** 1.8)
    return [-0.35 * x[0],
            1.3 * x[1] * (1 - (x[1] + x[2]) / 1e9) - kill * x[1] - 0.05 * x[1] + 0.01 * x[2],
            0.05 * x[1] - 0.03 * x[2]]


solved("cells/time-kill", REPEATED, THREE, time_kill, [0, 1e6, 0], logged=lambda t, s: math.log10(s[1] + s[2]),
       growing=1, resting=2)


def strains(t, x):
    wild = 0.004 / (1 + x[0] / 8 / 0.5) * x[1] * x[2]
    mutant = 0.004 * 0.65 * x[1] * x[3]
    return [-0.25 * x[0], 4 - 0.02 * x[1] - wild - mutant, 0.9999 * wild - 0.6 * x[2],
            mutant + 0.0001 * wild - 0.6 * x[3]]


solved("viral/two-strains", [Dose(20, at=10, every=24, further=3)], [2, 6, 9.5, 14, 30, 47, 60.5, 90, 130], strains,
       [0, 200, 1, 0], target=1, infected=2, resistant=3, share=lambda t, s: s[3] / (s[2] + s[3]))


def glucose(t, x):
    iss = (8 / 5 - 0.8) / 0.05
    return [8 - (0.8 + 0.05 * x[1]) * x[0], 1.2 * (x[2] - x[1]), iss * (x[0] / 5) ** 1.6 * 2 - 2 * x[2]]


solved("metabolic/glucose-and-insulin", [Dose(12, at=1), Dose(15, at=8, rate=5)], [0.5, 1.25, 2, 3, 5, 7.5, 9, 12, 18],
       glucose, [5, 16, 16], glucose=0, effect=1, insulin=2)

solved("events/two-states", REPEATED, THREE,
       lambda t, x: [-0.15 * x[0], 0.08 * math.exp(-0.9 * x[0] / 20) * (1 - x[1]) - 0.05 * x[1]], [0, 0.1],
       ill=1, odds=lambda t, s: s[1] / (1 - s[1]))

solved("events/recurrent-with-frailty", REPEATED, THREE,
       lambda t, x: [-0.1 * x[0], 0.12 * (1 - 0.8 * (x[0] / 15) / (1.1 + x[0] / 15))], [0, 0],
       expected=1, none=lambda t, s: math.exp(-s[1]), several=lambda t, s: 1 - math.exp(-s[1]) * (1 + s[1]))


def cascade(t, x):
    brake = 1 / (1 + (x[5] / 0.4) ** 2)
    return [-0.12 * x[0],
            0.9 * x[0] / (10 + x[0]) * (1 - x[1]) - 0.5 * x[1],
            2.5 * x[1] * brake * (1 - x[2]) - 1.2 * x[2],
            1.8 * x[2] * (1 - x[3]) / (1.3 - x[3]) - 0.9 * x[3] / (0.3 + x[3]),
            0.6 * x[3] ** 2 / (0.09 + x[3] ** 2) - 0.4 * x[4],
            0.5 * x[4] - 0.2 * x[5]]


solved("response/signal-cascade", REPEATED, THREE, cascade, [0] * 6, receptor=1, first=2, second=3, message=4, protein=5)

case = Case("metabolites/three-outputs", REPEATED, THREE, covariates={"WT": 84})


def three(t, x):
    size = 84 / 70
    cl, v, clm, vm = 5 * size ** 0.75, 40 * size, 3 * size ** 0.75, 25 * size
    c = x[1] / v + 0.5 * x[2] / vm
    return [-1.1 * x[0], 1.1 * x[0] - cl / v * x[1], 0.3 * cl / v * x[1] - clm / vm * x[2],
            0.25 * (80 * (1 - 0.7 * c / (0.9 + c)) - x[3])]


states = case.ode(three, [0, 0, 0, 80])
case.write(Cp=column(states, 1, 1 / 48), Cm=column(states, 2, 1 / 30), effect=column(states, 3))

case = Case("disposition/four-compartments", [Dose(100, rate=10, every=6, further=3)], THREE + [200, 600])
states = case.linear(chain(4, [(0, 1, "0.3"), (2, 1, 4), (1, 2, 2), (3, 1, "0.5"), (1, 3, "0.1"), (4, 1, "0.03"),
                               (1, 4, "0.002")]))
case.write(Cc=column(states, 0, mpf(1) / 12), shallow=column(states, 1), middle=column(states, 2), deep=column(states, 3))


def renal(t, x):
    c = x[1] / 20
    filtered, taken = 7 * c, 9 * c / (1.5 + c)
    return [-0.9 * x[0], 0.9 * x[0] - filtered + taken - 1.2 * c, filtered - taken]


solved("elimination/renal-reabsorption", REPEATED, THREE, renal, [0, 0, 0], Cc=lambda t, s: s[1] / 20, urine=2)
