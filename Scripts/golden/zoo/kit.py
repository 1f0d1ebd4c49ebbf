"""What the scripts of this folder share: dose histories, solvers of other makes than Titrate's, and the files they write.

A script states one model's equations by hand, as mathematics; it never reads the model files of Tests/Zoo. It writes
the events to Tests/Zoo/<kind>/<name>.csv and the truth to Tests/Golden/zoo/<name>.csv.
"""
import os

import numpy as np
from mpmath import mp, mpf, matrix, expm
from scipy.integrate import solve_ivp

mp.dps = 34
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
DAY = [0.25, 1, 2.5, 5, 8, 11.5]
THREE = [0.25, 1, 3, 7, 11.5, 13, 17, 23.5, 25, 31, 35.5, 37, 47]


class Dose:
    """One dose record. rate > 0 is given; rate -1 and -2 leave it to the model; steady means SS = 1."""

    def __init__(self, amount, at=0, into=1, rate=0, every=0, further=0, steady=False):
        self.amount, self.at, self.into, self.rate = amount, at, into, rate
        self.every, self.further, self.steady = every, further, steady


class Case:
    """A model's events. `covariates`: name to a value or a function of time, constant from each record to the next."""

    def __init__(self, name, doses, times, covariates=None, repeats=120):
        self.kind, self.name = name.split("/")
        self.doses, self.times, self.repeats = doses, times, repeats
        self.covariates = {k: v if callable(v) else (lambda t, v=v: v) for k, v in (covariates or {}).items()}
        # Doses come first at one time.
        self.records = sorted(
            [(d.at, 0, i, d) for i, d in enumerate(doses)] + [(t, 1, i, None) for i, t in enumerate(times)],
            key=lambda r: r[:3])
        self._write_events()

    def _write_events(self):
        folder = os.path.join(ROOT, "Tests", "Zoo", self.kind)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, self.name + ".csv"), "w") as file:
            file.write(",".join(["ID,TIME,EVID,AMT,CMT,RATE,II,ADDL,SS"] + list(self.covariates)) + "\n")
            for time, _, _, d in self.records:
                cells = (
                    [1, time, 1, d.amount, d.into, d.rate, d.every, d.further, int(d.steady)] if d
                    else [1, time, 0, 0, 0, 0, 0, 0, 0])
                cells += [value(time) for value in self.covariates.values()]
                file.write(",".join(str(c) for c in cells) + "\n")

    def covariate(self, name):
        """The covariate as the model sees it: carried forward from the last record."""
        times = [r[0] for r in self.records]

        def value(t):
            before = [x for x in times if x <= t] or times[:1]
            return self.covariates[name](before[-1])

        return value

    def arrivals(self, lag, bio, rate, dur):
        """Inputs one by one: (time, compartment index, amount) and (from, to, compartment index, rate)."""
        jumps, infusions = [], []
        get = lambda table, i, otherwise: table.get(i, otherwise)
        for d in self.doses:
            count = range(-self.repeats if d.steady else 0, d.further + 1)
            for k in count:
                t = d.at + k * d.every + get(lag, d.into, 0)
                amount = d.amount * get(bio, d.into, 1)
                if d.rate == 0:
                    jumps.append((t, d.into - 1, amount))
                elif d.rate == -1:
                    infusions.append((t, t + amount / rate[d.into], d.into - 1, rate[d.into]))
                elif d.rate == -2:
                    infusions.append((t, t + dur[d.into], d.into - 1, amount / dur[d.into]))
                else:
                    infusions.append((t, t + amount / mpf(d.rate), d.into - 1, d.rate))
        return jumps, infusions

    def _start(self):
        first = self.records[0][0]
        steady = [d for d in self.doses if d.steady]
        return min([first] + [d.at - self.repeats * d.every for d in steady])

    def _pieces(self, jumps, infusions, breaks, end):
        start = self._start()
        stops = {start, end} | {t for t, _, _ in jumps} | {t for i in infusions for t in i[:2]} | set(breaks)
        stops = sorted(float(t) for t in stops if start <= t < end) + [end]
        return [(a, b) for a, b in zip(stops, stops[1:]) if b > a]

    def ode(self, f, x0, lag={}, bio={}, rate={}, dur={}, breaks=(), stiff=False, rtol=None, atol=None):
        """States at the observation times, by scipy: DOP853 or Radau, restarted wherever something jumps."""
        jumps, infusions = self.arrivals(lag, bio, rate, dur)
        covariate_breaks = [r[0] for r in self.records] if self.covariates else []
        end = max(self.times) + 1e-9
        x = np.array([float(v) for v in x0])
        found = {}
        first = True
        for a, b in self._pieces(jumps, infusions, list(breaks) + covariate_breaks, end):
            for t, i, amount in jumps:
                if float(t) == a:
                    x[i] += float(amount)
            if first and self.times[0] == a:
                found[a] = x.copy()
            first = False
            inputs = np.zeros(len(x))
            for s, e, i, r in infusions:
                if float(s) <= a and b <= float(e) + 1e-12:
                    inputs[i] += float(r)
            asked = [t for t in self.times if a < t < b]
            # An observation at the very end of a piece that is a dose's time comes after the dose: see below.
            solution = solve_ivp(
                lambda t, y: np.asarray(f(t, y)) + inputs, (a, b), x, method="Radau" if stiff else "DOP853",
                t_eval=asked + [b], rtol=rtol or (1e-11 if stiff else 1e-13), atol=atol or 1e-14)
            assert solution.success, solution.message
            for k, t in enumerate(asked):
                found[t] = solution.y[:, k]
            x = solution.y[:, -1].copy()
            if b in self.times:
                arriving = [(i, m) for t, i, m in jumps if float(t) == b]
                y = x.copy()
                for i, m in arriving:
                    y[i] += float(m)
                found[b] = y
        return [found[t] for t in self.times]

    def linear(self, rates, x0=None, constant=None, lag={}, bio={}, rate={}, dur={}):
        """States at the observation times of x' = Kx + b + inputs, by matrix exponentials with 34 digits."""
        n = len(rates)
        exact = {i: mpf(str(v)) for i, v in lag.items()}
        jumps, infusions = self.arrivals(exact, {i: mpf(v) for i, v in bio.items()},
                                         {i: mpf(v) for i, v in rate.items()}, {i: mpf(v) for i, v in dur.items()})
        x = matrix(n, 1)
        for i in range(n):
            x[i] = mpf((x0 or [0] * n)[i])
        start = self._start()
        marks = sorted({mpf(str(start))} | {mpf(t) for t, _, _ in jumps} | {mpf(s) for i in infusions for s in i[:2]}
                       | {mpf(str(t)) for t in self.times})
        last = mpf(str(max(self.times)))
        cache, found, now = {}, {}, marks[0]
        wanted = {mpf(str(t)): t for t in self.times}
        for mark in marks:
            if mark > last:
                break
            if mark > now:
                inputs = [mpf((constant or [0] * n)[i]) for i in range(n)]
                for s, e, i, r in infusions:
                    if s <= now and mark <= e:
                        inputs[i] += r
                key = (mp.nstr(mark - now, 25), tuple(inputs))
                if key not in cache:
                    k = matrix(n + 1, n + 1)
                    for i in range(n):
                        for j in range(n):
                            k[i, j] = mpf(rates[i][j])
                        k[i, n] = inputs[i]
                    cache[key] = expm(k * (mark - now), method="taylor")
                column = matrix(list(x) + [1])
                x = (cache[key] * column)[:n]
                x = matrix(x)
                now = mark
            for t, i, amount in jumps:
                if t == mark:
                    x[i] += amount
            if mark in wanted:
                found[wanted[mark]] = [x[i] for i in range(n)]
        return [found[t] for t in self.times]

    def write(self, **columns):
        """The truth: one value per observation time and column."""
        with open(os.path.join(ROOT, "Tests", "Golden", "zoo", self.name + ".csv"), "w") as file:
            file.write(",".join(["TIME"] + list(columns)) + "\n")
            for row, time in enumerate(self.times):
                values = [mp.nstr(mpf(column[row]), 16) for column in columns.values()]
                file.write(",".join([str(time)] + values) + "\n")

    def each(self, formula):
        """A formula at every observation time."""
        return [formula(mpf(str(t))) for t in self.times]


def chain(n, entries):
    """A rate matrix from (to, from, rate) triples, from 1; `to` 0 leaves the system."""
    k = [[mpf(0)] * n for _ in range(n)]
    for to, source, value in entries:
        k[source - 1][source - 1] -= mpf(value)
        if to:
            k[to - 1][source - 1] += mpf(value)
    return k


def column(states, index, scale=1):
    return [s[index] * scale for s in states]


def solved(name, doses, times, f, x0, stiff=False, **columns):
    """Columns: a position of a state, or a function of (time, states)."""
    case = Case(name, doses, times)
    states = case.ode(f, x0, stiff=stiff)
    case.write(**{c: [w(t, s) if callable(w) else s[w] for t, s in zip(times, states)] for c, w in columns.items()})
