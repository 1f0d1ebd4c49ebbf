"""Disposition, absorption, elimination, metabolites. Run from anywhere: python3 Scripts/golden/zoo/kinetics.py"""
from mpmath import mpf, exp, lambertw
import math
from kit import Case, Dose, DAY, THREE, chain, column


def simple(name, doses, entries, n, who, scale, times=THREE, **more):
    case = Case(name, doses, times, repeats=more.pop("repeats", 120))
    states = case.linear(chain(n, entries), **more)
    case.write(Cc=column(states, who - 1, 1 / mpf(scale)))


REPEATED = [Dose(100, every=12, further=2)]
ONE = [(0, 1, "0.125")]
TWO = [(0, 1, mpf(4) / 15), (2, 1, mpf(7) / 15), (1, 2, mpf(7) / 55)]
THREE_C = [(0, 1, mpf(4) / 12), (2, 1, mpf(9) / 12), (1, 2, mpf(9) / 30), (3, 1, mpf(2) / 12), (1, 3, mpf(2) / 80)]


def shifted(entries, by=1):
    return [(to and to + by, source + by, k) for to, source, k in entries]


simple("disposition/iv-one-equations", REPEATED, ONE, 1, 1, 40)
simple("disposition/iv-one-lincmt", REPEATED, ONE, 1, 1, 40)
simple("disposition/iv-one-rate-constant", REPEATED, ONE, 1, 1, 40)
simple("disposition/infusion-one", [Dose(100, rate=8, every=10, further=2)], ONE, 1, 1, 40)
simple("disposition/iv-two-clearances", REPEATED, TWO, 2, 1, 15)
simple("disposition/iv-two-rate-constants", REPEATED, [(0, 1, "0.25"), (2, 1, "0.4"), (1, 2, "0.15")], 2, 1, 15)
simple("disposition/iv-two-steady-state-volume", REPEATED, TWO, 2, 1, 15)
simple("disposition/iv-three-clearances", REPEATED, THREE_C, 3, 1, 12)
simple("disposition/infusion-three-equations", [Dose(50), Dose(100, rate=20, every=12, further=2)],
       [(0, 1, "0.3"), (2, 1, "0.75"), (1, 2, "0.3"), (3, 1, "0.17"), (1, 3, "0.025")], 3, 1, 12)
simple("absorption/oral-one-lincmt", REPEATED, [(2, 1, "1.3"), (0, 2, "0.125")], 2, 2, 40)
simple("absorption/oral-one-equations", REPEATED, [(2, 1, "1.3"), (3, 2, "0.125")], 3, 2, 40)
simple("absorption/oral-two-lag", REPEATED, [(2, 1, "0.9")] + shifted(TWO), 3, 2, 15, lag={1: 0.75}, bio={1: "0.625"})
simple("absorption/oral-three", REPEATED, [(2, 1, "1.1")] + shifted(THREE_C), 4, 2, 12)
simple("absorption/modelled-rate", [Dose(100, rate=-1, every=12, further=2)], ONE, 1, 1, 40, rate={1: 16})
simple("absorption/modelled-duration", [Dose(100, rate=-2, every=12, further=2)], ONE, 1, 1, 40, dur={1: "2.5"},
       bio={1: "0.8"})
simple("absorption/zero-and-first-order",
       [Dose(100, every=12, further=2), Dose(100, into=2, rate=-2, every=12, further=2)],
       [(2, 1, "0.7"), (0, 2, "0.2")], 2, 2, 25, dur={2: "3.5"}, bio={1: "0.4", 2: "0.6"})
simple("absorption/parallel-depots", [Dose(100, every=12, further=2), Dose(100, into=2, every=12, further=2)],
       [(3, 1, "1.5"), (3, 2, "0.4"), (0, 3, "0.2")], 3, 3, 25, lag={2: 1.75}, bio={1: "0.3", 2: "0.7"})
simple("absorption/transit-chain", REPEATED, [(i + 1, i, "2.2") for i in range(1, 5)] + [(0, 5, "0.2")], 5, 5, 25)
simple("absorption/steady-state-oral", [Dose(100, every=12, further=2, steady=True)],
       [(2, 1, "0.9"), (0, 2, "0.25"), (3, 2, "0.4"), (2, 3, "0.2")], 3, 2, 15, repeats=200)
simple("absorption/steady-state-infusion", [Dose(100, rate=40, every=12, further=2, steady=True)],
       [(0, 1, mpf(4) / 15), (2, 1, mpf(7) / 15), (1, 2, mpf(7) / 35)], 2, 1, 15, repeats=200)
simple("absorption/enterohepatic-loop", REPEATED,
       [(2, 1, "0.9"), (4, 2, "0.15"), (3, 2, "0.2"), (1, 3, "0.1")], 4, 2, 25)
simple("elimination/well-stirred-liver", REPEATED,
       [(2, 1, "1.2"), (2, 3, 2), (3, 2, mpf(80) / mpf("1.5")), (0, 2, 40)], 3, 3, 40)

case = Case("absorption/oral-equal-rates", [Dose(100)], THREE)
k = mpf("0.3")
case.write(Cc=case.each(lambda t: 100 * k * t * exp(-k * t) / 20))

case = Case("absorption/oral-flip-flop", [Dose(100)], THREE)
ka, k = mpf("0.08"), mpf("0.6")
case.write(Cc=case.each(lambda t: 100 * ka / (20 * (k - ka)) * (exp(-ka * t) - exp(-k * t))))

case = Case("absorption/weibull-input", REPEATED, THREE)


def weibull(t, x):
    rate = 0.3 * 1.6 * (t + 0.01) ** 0.6
    return [-rate * x[0], rate * x[0] - 0.2 * x[1]]


case.write(Cc=column(case.ode(weibull, [0, 0]), 1, 1 / 25))

case = Case("absorption/enterohepatic-meals", REPEATED, THREE)


def meals(t, x):
    kg = 0.4 * (1 + math.sin(2 * math.pi * (t - 6) / 24))
    return [-0.9 * x[0] + kg * x[2], 0.9 * x[0] - 0.35 * x[1], 0.2 * x[1] - kg * x[2]]


case.write(Cc=column(case.ode(meals, [0, 0, 0]), 1, 1 / 25))

# dC/dt = -Vmax C/(Km + C): C = Km W(C0/Km exp((C0 - Vmax t)/Km)).
case = Case("elimination/michaelis-menten", [Dose(20)], [0.5, 1, 2, 4, 6, 8, 9, 10, 12])
c0, vmax, km = mpf(20), mpf("2.5"), mpf("1.5")
case.write(conc=case.each(lambda t: km * lambertw(c0 / km * exp((c0 - vmax * t) / km)).real))

case = Case("elimination/michaelis-menten-and-linear", REPEATED, THREE)


def both(t, x):
    c = x[1] / 30
    return [-x[0], x[0] - 0.08 * x[1] - 8 * c / (0.5 + c)]


case.write(Cc=column(case.ode(both, [0, 0]), 1, 1 / 30))

case = Case("elimination/auto-induction", [Dose(150, every=12, further=6)], [1, 11, 13, 25, 49, 73, 83.5])


def induction(t, x):
    c = x[0] / 40
    return [-3 * x[1] * c, 0.03 * (1 + 2.5 * c / (1.2 + c)) - 0.03 * x[1]]


states = case.ode(induction, [0, 1])
case.write(Cc=column(states, 0, 1 / 40), enzyme=column(states, 1))

# ln A = ln A0 - integral of k: k1 t + (k0 - k1)(1 - exp(-l t))/l.
case = Case("elimination/clearance-falls-with-time", [Dose(100)], THREE)
k0, k1, l = mpf("0.3"), mpf("0.1"), mpf("0.05")
case.write(Cc=case.each(lambda t: 5 * exp(-k1 * t - (k0 - k1) * (1 - exp(-l * t)) / l)))

case = Case("elimination/inhibits-itself", REPEATED, THREE)


def inhibition(t, x):
    c = x[0] / 30
    return [-6 * (1 - 0.8 * x[1] / (x[1] + 2)) * c, 0.4 * (c - x[1])]


states = case.ode(inhibition, [0, 0])
case.write(Cc=column(states, 0, 1 / 30), site=column(states, 1))

case = Case("elimination/saturable-binding", [Dose(100, every=12, further=2)], THREE)


def free(total):
    # total = free + bmax free/(kd + free)
    b = total - 3 - 0.2
    return (b + math.sqrt(b * b + 0.8 * total)) / 2


states = case.ode(lambda t, x: [-20 * free(x[0] / 10)], [0])
case.write(central=column(states, 0), free=[free(s[0] / 10) for s in states])

case = Case("metabolites/parent-and-metabolite", REPEATED, THREE)
k = [[-1, 0, 0], [1, mpf("-0.2"), 0], [0, mpf("0.35") * mpf("0.2"), mpf("-0.07")]]
states = case.linear(k)
case.write(parent=column(states, 1), metabolite=column(states, 2))

case = Case("metabolites/reversible", REPEATED, THREE)
states = case.linear(chain(2, [(0, 1, "0.1"), (2, 1, "0.4"), (1, 2, "0.25"), (0, 2, "0.05")]))
case.write(parent=column(states, 0), metabolite=column(states, 1))

case = Case("metabolites/first-pass", REPEATED, THREE)
states = case.linear(chain(3, [(2, 1, mpf("1.1") * mpf("0.7")), (3, 1, mpf("1.1") * mpf("0.3")), (3, 2, "0.2"), (0, 3, "0.4")]))
case.write(parent=column(states, 1), metabolite=column(states, 2))

case = Case("metabolites/two-in-a-row", REPEATED, THREE)
states = case.linear(chain(4, [(2, 1, "0.5"), (3, 2, "0.3"), (4, 3, "0.1")]))
case.write(parent=column(states, 0), first=column(states, 1), second=column(states, 2), lost=column(states, 3))
