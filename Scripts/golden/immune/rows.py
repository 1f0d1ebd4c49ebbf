"""Rows of check.csv for the models of Library/Immune, computed without Titrate.

The scripts beside this one write every model's equations anew, from the papers' formulas, and integrate them with scipy
(DOP853, or Radau where stiff, relative tolerance 1e-12). A value that a fact sheet prints becomes a row of its own whose tolerance is
half a unit of its last digit; the script stops where its own number does not round to it. All other rows carry ten digits.

Needs: python3, numpy 2, scipy 1.17. Run one as `python3 Scripts/golden/immune/calcineurin.py`.
"""
import csv
import os

import numpy as np
from scipy.integrate import solve_ivp

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "Library", "Immune")
HEAD = ["ID", "TIME", "EVID", "AMT", "RATE", "CMT"]
TAIL = ["QUANTITY", "WINDOW", "EXPECTED", "TOLERANCE"]


def half_unit(printed):
    """Half a unit of the last digit of a printed number."""
    mantissa, _, exponent = printed.lower().partition("e")
    digits = len(mantissa.split(".")[1]) if "." in mantissa else 0
    return 0.5 * 10.0 ** ((int(exponent) if exponent else 0) - digits)


def shown(x):
    text = f"{x:.10g}"
    return text


class Check:
    """The file of one model; `covariates` are the columns' names."""

    def __init__(self, model, covariates=()):
        self.model, self.covariates, self.rows = model, list(covariates), []

    def run(self, id, rhs=None, start=(), **given):
        return Run(self, id, rhs, start, given)

    def write(self):
        folder = os.path.join(ROOT, self.model)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "check.csv"), "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEAD + self.covariates + TAIL)
            writer.writerows(self.rows)
        print(f"{self.model}: {sum(r[-2] != '' for r in self.rows)} expected values")


class Run:
    """One subject: covariates that change, doses, and what is expected.

    rhs(t, y, c) gives the derivatives for covariates c (a dict); None for a model without compartments.
    """

    def __init__(self, check, id, rhs, start, given):
        self.check, self.id, self.rhs, self.start = check, id, rhs, np.array(start, float)
        self.changes, self.doses, self.wanted = [(0.0, dict(given))], [], []
        self.method = "DOP853"

    def stiff(self):
        self.method = "Radau"
        return self

    def change(self, t, **given):
        self.changes.append((float(t), given))
        return self

    def dose(self, t, cmt, state, amount, duration=None):
        self.doses.append((float(t), cmt, state, float(amount), duration))
        return self

    def expect(self, t, quantity, of, printed=None, tolerance=None):
        """of(y, c, t); `printed`: the digits of the fact sheet."""
        self.wanted.append((float(t), quantity, of, printed, tolerance))
        return self

    def covariates(self, t):
        c = {}
        for when, given in self.changes:
            if when <= t:
                c.update(given)
        return c

    def solve(self, times):
        """States at the sorted times, before a dose that is given there."""
        stops = {0.0} | {t for t, _ in self.changes} | {d[0] for d in self.doses} | set(times)
        stops |= {d[0] + d[4] for d in self.doses if d[4]}
        stops = sorted(s for s in stops if s <= max(list(times) + [0.0]))
        y, now, found = self.start.copy(), 0.0, {}
        for stop in stops:
            if stop > now and self.rhs is not None:
                c = self.covariates(now)
                rates = np.zeros(len(y))
                for t, _, state, amount, duration in self.doses:
                    if duration and t <= now < t + duration - 1e-12:
                        rates[state] += amount / duration
                found_at = solve_ivp(lambda t, x: np.asarray(self.rhs(t, x, c)) + rates, (now, stop), y,
                                     method=self.method, rtol=1e-12 if self.method == "DOP853" else 1e-11,
                                     atol=1e-14 * max(1.0, np.max(np.abs(y))) if self.method == "DOP853" else 1e-15)
                assert found_at.success, (self.check.model, self.id, found_at.message)
                y = found_at.y[:, -1]
            now = stop
            if stop in times:
                found[stop] = y.copy()
            for t, _, state, amount, duration in self.doses:
                if t == stop and not duration:
                    y[state] += amount
        return found

    def done(self):
        found = self.solve(sorted({w[0] for w in self.wanted}))
        lines = [(t, 0, None) for t, _ in self.changes[1:] if t not in {d[0] for d in self.doses}]
        lines += [(d[0], 1, d) for d in self.doses]
        # The first record is there before anything is expected.
        if not any(d[0] == 0 for d in self.doses):
            lines.append((0.0, 0, None))
        lines += [(w[0], 2, w) for w in self.wanted]
        for t, kind, what in sorted(lines, key=lambda line: (line[0], line[1])):
            c = self.covariates(t)
            cells = [shown(float(c[name])) for name in self.check.covariates]
            if kind == 0:
                self.check.rows.append([self.id, shown(t), 2, "", "", ""] + cells + [""] * 4)
            elif kind == 1:
                rate = shown(what[3] / what[4]) if what[4] else ""
                self.check.rows.append([self.id, shown(t), 1, shown(what[3]), rate, what[1]] + cells + [""] * 4)
            else:
                _, quantity, of, printed, tolerance = what
                value = float(of(found[t], c, t))
                tail = [quantity, "", shown(value), "" if tolerance is None else tolerance]
                if printed is not None:
                    off = abs(value - float(printed))
                    assert off <= half_unit(printed) * 1.0001, (self.check.model, self.id, quantity, t, printed, value)
                    size = abs(float(printed)) or 1.0
                    self.check.rows.append([self.id, shown(t), 0, "", "", ""] + cells + [
                        quantity, "", printed, f"{half_unit(printed) / size * 1.0001:.3g}"])
                self.check.rows.append([self.id, shown(t), 0, "", "", ""] + cells + tail)
        return found
