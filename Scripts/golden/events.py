"""The numbers in Docs/events.md, each from a formula for its own case, never from a program that solves models.

    python3 Scripts/golden/events.py

writes Tests/Golden/events/values.csv: example, row of its table from 0, column, value to 17 digits.
Everything is one compartment with an elimination rate of 0.1 per hour; superposition does the rest.
"""
from mpmath import mp, mpf, exp, quad

mp.dps = 30
K, KA = mpf("0.1"), mpf(1)
rows = []


def example(name, *values):
    """Values by row; (row, value), or (row, column, value) where the column is not A."""
    for value in values:
        row, column, number = value if len(value) == 3 else (value[0], "A", value[1])
        rows.append(f"{name},{row},{column},{mp.nstr(mpf(number), 17)}")


def left(t):
    """What is left of 1 mg after t hours."""
    return exp(-K * t) if t >= 0 else mpf(0)


def infusion(t, rate, duration):
    """Amount t hours after the start of an infusion."""
    if t <= 0:
        return mpf(0)
    if t <= duration:
        return rate / K * (1 - exp(-K * t))
    return rate / K * (1 - exp(-K * duration)) * exp(-K * (t - duration))


def steady(t, every):
    """What is there t hours after the last of endlessly many doses of 1 mg."""
    return exp(-K * t) / (1 - exp(-K * every))


def steady_infusion(t, rate, duration, every):
    """The same for infusions; t may be shorter than the infusion, which may be longer than the interval."""
    total, n = mpf(0), 0
    while t + n * every < duration:
        total += infusion(t + n * every, rate, duration)
        n += 1
    return total + infusion(duration, rate, duration) * exp(-K * (t + n * every - duration)) / (1 - exp(-K * every))


def oral(t):
    """Amount in the second compartment t hours after 1 mg into the first."""
    return KA / (KA - K) * (exp(-K * t) - exp(-KA * t)) if t > 0 else mpf(0)


h = mpf("0.5")
example("time", (1, 100 * left(10)))
example("clock", (1, 100 * left(2)))
example("dates", (1, 100 * left(10)))
example("calendar", (1, 100 * left(10)))
example("id", (1, 100 * left(10)), (3, 50 * left(10)))

example("evid-0", (1, 100 * left(5)))
example("evid-1", (1, 100))
example("evid-2", (1, 100), (2, 100))
example("evid-3", (1, 100 * left(1)), (3, 0))
example("evid-4", (1, 100 * left(5)), (3, 50), (4, 50 * left(5)))
example("evid-5", (1, 100 * left(10)), (3, 30))
example("evid-6", (1, 100 * left(10)), (3, 50 * left(10)))
example("evid-7", (2, 100 * left(10)))
example("clears", (1, infusion(4, 10, 10)), (3, 0), (4, 0))

example("rate", (1, infusion(5, 10, 10)), (2, infusion(20, 10, 10)))
example("duration", (1, infusion(5, 10, 10)), (2, infusion(20, 10, 10)))
example("overlap", (2, infusion(8, 10, 10) + infusion(3, 20, 5)), (3, infusion(12, 10, 10) + infusion(7, 20, 5)))
# Bioavailability 0.5 and a lag of 2 h in all four; rate() is 10 mg/h, dur() 4 h.
example("lag", (1, 0), (2, 50 * left(8)))
example("rate-f", (1, infusion(h * 5, 20, h * 5)))
example("modelled-rate", (1, infusion(5, 10, 5)))
example("modelled-duration", (1, infusion(4, 12.5, 4)))
example("duration-f", (1, infusion(4, 12.5, 4)))

example("addl", (1, 100 * left(30) + 100 * left(18) + 100 * left(6)))
example("addl-lag", (1, 50 * left(11)), (2, 50 * left(12) + 50))
example("addl-infusion", (1, infusion(14, 10, 10) + infusion(2, 10, 10)))

example("ss-1", (1, 100 * steady(0, 12)), (2, 100 * steady(12, 12)))
example("ss-1-forgets", (2, 100 * steady(0, 12)))
example("ss-1-infusion", (1, steady_infusion(0, 10, 10, 12)), (2, steady_infusion(10, 10, 10, 12)))
# 20 h every 12 h. At the record the infusion of 12 h before still runs, and ends at 8 h.
example("ss-1-long", (1, steady_infusion(0, 5, 20, 12)),
        (2, steady_infusion(0, 5, 20, 12) * left(8) + infusion(8, 10, 8)))
example("ss-1-lag", (1, 50 * steady(10, 12)), (2, 50 * steady(0, 12)))
example("ss-1-addl", (1, 100 * steady(0, 12) * left(24) + 100 * left(12) + 100))
example("ss-endless", (1, mpf(5) / K), (2, mpf(5) / K * left(10)))
example("ss-2", (2, infusion(9, 5, 10) + 100 * steady(5, 24)))
example("ss-1-instead", (2, 100 * steady(5, 24)))
example("ss-3", (2, 100 * steady(0, 12)))
example("evid-4-ss", (2, 100 * steady(0, 12)), (3, 100 * steady(6, 12)))

example("order", (0, 0), (2, 100))
example("order-rxode2", (0, 100), (2, 100))
example("several", (2, 150), (4, 150 + 20))
example("announced", (1, 100 * left(12) + 100))

example("cmt", (2, "central", 100 * oral(4) + 50 * left(4)))
example("cmt-name", (2, "central", 100 * oral(4) + 50 * left(4)))
example("cmt-endpoint", (1, "C", 100 * oral(4) / 20))

example("cmt-off", (2, "central", 0), (4, "central", 50 * left(5)))

# Savic's rate with n = 2 and a mean transit time of 3 h: 1 per hour, s²e⁻ˢ/2.
example("phantom", (1, 100 * quad(lambda s: s**2 * exp(-s) / 2 * left(5 - s), [0, 5])))

example("start", (0, 10), (1, 10 * left(5)))
example("start-rxode2", (0, 10 * left(4)), (1, 10 * left(9)))

# A(0) = 100 and a rate that is the covariate K: 0.1 at 0 h, 0.5 at 2 h.
example("locf", (1, 100 * exp(-mpf("0.2"))), (2, 100 * exp(-mpf("0.7"))))
example("nocb", (1, 100 * exp(-mpf(1))), (2, 100 * exp(-mpf("1.5"))))
example("linear", (1, 100 * exp(-mpf("0.6"))), (2, 100 * exp(-mpf("1.1"))))
example("midpoint", (1, 100 * exp(-mpf("0.6"))), (2, 100 * exp(-mpf("1.1"))))
example("text", (1, 100 * left(10)), (3, 100 * left(20)))

with open("Tests/Golden/events/values.csv", "w") as file:
    file.write("example,row,column,value\n" + "\n".join(rows) + "\n")
print(f"{len(rows)} values")
