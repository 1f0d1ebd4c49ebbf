#!/usr/bin/env python3
"""Calibrates Library/Immune/bk-virus/graft-calibrated to published anchors; prints its parameters and what is left on every anchor.

The published parameters of this model form are not available to us. What is published, and used here, are anchors: how fast plasma is
cleared of virus, loads a year after transplantation, how fast viraemia falls when immunosuppression is reduced and by how much the
reproduction number does. Three parameters are fitted to them by least squares, one follows from the largest fall of the reproduction number, one from
a chosen reproduction number, and all others are choices, named so. Docs/derivations/bk-virus.md tells the story.

Needs: python3, numpy 2, scipy 1.17. The fit takes seconds, the other choices two minutes: python3 Scripts/derivations/bk-virus.py
"""
import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import brentq, least_squares

# Choices. Nothing published fixes them.
CHOSEN = dict(
    lambda_HS=0.05, kappa_HS=1e6,             # regeneration (1/d) and number (1/mL) of the graft's susceptible cells
    delta_HI=0.03,                            # death of an infected cell without T cells, 1/d
    delta_V=np.log(2) / (1.5 / 24),           # clearance of free virus, 1/d: the middle of the published half-life
    rho_V=5000.0,                             # copies that reach plasma per infected cell that dies
    EV_rest=100.0,                            # BK-specific CD8 T cells before transplantation, 1/mL
    lambda_EK=0.5, delta_EK=0.05, kappa_KH=1e6, kappa_EK=100.0,
    EK_edge=0.30,                             # suppression below which the alloresponse grows without bound
    lambda_C=3.333, creatinine=1.2, kappa_CH=1e6,   # 1400 mg a day in 42 L; mg/dL of a healthy graft
    V_start=10.0,                             # copies/mL on the day of transplantation
    eps_tac=0.85, eps_csa=0.65,               # suppression on tacrolimus or ciclosporin, each with mycophenolate
    R0_tac=3.0)                               # reproduction number at rest on tacrolimus

# Anchors.
CLEARANCE = (np.log(2) / (2 / 24), np.log(2) / (1 / 24))   # plasma half-life 1 to 2 h
LOAD_TAC, LOAD_CSA = 5.1, 3.9                              # log10 copies/mL at month 12
FALL_LEAST, FALL_MEAN, FALL_MOST = 0.07, 0.28, 0.83        # of the reproduction number, after reducing immunosuppression
HALF_LIFE = (0.25, 17.0)                                   # d, of viraemia then
MONTH12 = 365.0
DETECTION = 100.0                                          # copies/mL


def complete(fitted):
    """All parameters from the three fitted ones: kappa_V, growth = rhobar_EV / delta_EV, and delta_EV."""
    p = dict(CHOSEN)
    kappa_V, growth, delta_EV = fitted
    p.update(kappa_V=kappa_V, delta_EV=delta_EV, rhobar_EV=growth * delta_EV)
    p["lambda_EV"] = p["EV_rest"] * delta_EV
    # Stopping (suppression to 0) takes FALL_MOST off the reproduction number, which is proportional to 1 / (1 + (1 - eps) k).
    k = FALL_MOST / (p["eps_tac"] - FALL_MOST)
    p["delta_EH"] = k * p["delta_HI"] / p["EV_rest"]
    # beta from the chosen reproduction number: R0 (delta_HI + delta_EH E_V)(delta_V + beta kappa) = beta kappa rho_V delta_HI.
    loss = p["delta_HI"] + p["delta_EH"] * (1 - p["eps_tac"]) * p["EV_rest"]
    source = p["rho_V"] * p["delta_HI"] / (p["R0_tac"] * loss)
    p["beta"] = p["delta_V"] / (source - 1) / p["kappa_HS"]
    p["rhobar_EK"] = 2 * p["delta_EK"] / (1 - p["EK_edge"])       # rho_EK(kappa_HS) is half of it, as kappa_KH = kappa_HS
    p["delta_C0"] = 2 * p["lambda_C"] / p["creatinine"]           # half of it acts, as kappa_CH = kappa_HS
    return p


def rounded(p):
    """Four significant digits, as they stand in model.R; what depends on others is computed from the rounded ones where it must."""
    return {k: float(f"{v:.4g}") for k, v in p.items()}


def rhs(t, y, p, eps):
    hs, hi, v, ev, ek, c = y
    infection = p["beta"] * hs * v
    on = 1 - eps
    return [p["lambda_HS"] * (1 - hs / p["kappa_HS"]) * hs - infection,
            infection - p["delta_HI"] * hi - p["delta_EH"] * ev * hi,
            p["rho_V"] * p["delta_HI"] * hi - p["delta_V"] * v - infection,
            on * (p["lambda_EV"] + p["rhobar_EV"] * v / (v + p["kappa_V"]) * ev) - p["delta_EV"] * ev,
            on * (p["lambda_EK"] + p["rhobar_EK"] * hs / (hs + p["kappa_KH"]) * ek) - p["delta_EK"] * ek,
            p["lambda_C"] - p["delta_C0"] * hs / (hs + p["kappa_CH"]) * p["kappa_EK"] / (ek + p["kappa_EK"]) * c]


def start(p):
    return [p["kappa_HS"], 0.0, p["V_start"], p["lambda_EV"] / p["delta_EV"], p["lambda_EK"] / p["delta_EK"],
            p["lambda_C"] / p["delta_C0"] * (p["kappa_HS"] + p["kappa_CH"]) / p["kappa_HS"]]


def run(p, eps, y, end):
    s = solve_ivp(rhs, (0, end), y, args=(p, eps), method="LSODA", rtol=1e-10, atol=1e-12, dense_output=True)
    assert s.success
    return s


def reproduction(p, eps):
    ev = (1 - eps) * p["lambda_EV"] / p["delta_EV"]
    bk = p["beta"] * p["kappa_HS"]
    return bk * p["rho_V"] * p["delta_HI"] / ((p["delta_HI"] + p["delta_EH"] * ev) * (p["delta_V"] + bk))


def load(p, eps, t=MONTH12):
    return np.log10(run(p, eps, start(p), t).y[2, -1])


def reduced(p, fall):
    """The suppression that takes `fall` off the reproduction number on tacrolimus."""
    return brentq(lambda e: 1 - reproduction(p, e) / reproduction(p, p["eps_tac"]) - fall, 0, p["eps_tac"]) if fall < FALL_MOST else 0.0


def half_life(p, eps):
    """ln 2 over the steepest net fall of ln V after suppression goes from eps_tac to eps at month 12, while V can be measured."""
    y = run(p, p["eps_tac"], start(p), MONTH12).y[:, -1]
    s = run(p, eps, y, 90)
    y = s.sol(np.linspace(0, 90, 9001))
    below = y[2] < DETECTION
    y = y[:, :np.argmax(below)] if below.any() else y
    rate = p["rho_V"] * p["delta_HI"] * y[1] / y[2] - p["delta_V"] - p["beta"] * y[0]
    return np.log(2) / -rate.min()


def misfit(x):
    p = complete(np.exp(x))
    least, most = (np.log(half_life(p, reduced(p, fall))) for fall in (FALL_LEAST, FALL_MOST))
    return [load(p, p["eps_tac"]) - LOAD_TAC, load(p, p["eps_csa"]) - LOAD_CSA, least - np.log(HALF_LIFE[1]), most - np.log(HALF_LIFE[0])]


def residual(name, wanted, got, remark=""):
    if wanted is None:
        print(f"{name:34s} {'':8s} {got:8.3f} {'':8s} {remark}")
    else:
        print(f"{name:34s} {wanted:8.3f} {got:8.3f} {got - wanted:+8.3f} {remark}")


def fit():
    return least_squares(misfit, np.log([6.4e4, 6.8, 0.29]), xtol=1e-10, ftol=1e-12, diff_step=1e-4)


def others():
    """What the fitted parameters become under other choices."""
    print("\n# other choices, one at a time, fitted again: kappa_V, rhobar_EV, delta_EV; loads; half-lives at falls of 0.07, 0.28, 0.83")
    for change in (dict(R0_tac=2.5), dict(R0_tac=4.0), dict(eps_csa=0.60), dict(delta_HI=0.06), dict(lambda_HS=0.1), dict(V_start=1000.0)):
        kept = {k: CHOSEN[k] for k in change}
        CHOSEN.update(change)
        try:
            p = complete(np.exp(fit().x))
            print(change, f"{p['kappa_V']:.3g} {p['rhobar_EV']:.3g} {p['delta_EV']:.3g}; {load(p, p['eps_tac']):.2f} {load(p, p['eps_csa']):.2f};",
                  " ".join(f"{half_life(p, reduced(p, f)):.2f}" for f in (FALL_LEAST, FALL_MEAN, FALL_MOST)))
        finally:
            CHOSEN.update(kept)


def main():
    found = fit()
    p = rounded(complete(np.exp(found.x)))
    print("# parameters, four digits, as in model.R")
    for k in sorted(p):
        how = "choice" if k in CHOSEN else "fitted" if k in ("kappa_V", "rhobar_EV", "delta_EV") else "follows"
        print(f"{k:12s} {p[k]:<12.6g} {how}")
    print("\n# anchor: wanted, got, residual")
    residual("half-life of free virus, h", 1.5, 24 * np.log(2) / p["delta_V"], f"published 1-2, clearance {CLEARANCE[0]:.1f}-{CLEARANCE[1]:.1f}/d")
    residual("log10 load month 12, tacrolimus", LOAD_TAC, load(p, p["eps_tac"]))
    residual("log10 load month 12, ciclosporin", LOAD_CSA, load(p, p["eps_csa"]))
    for name, fall, wanted in (("least", FALL_LEAST, HALF_LIFE[1]), ("mean", FALL_MEAN, None), ("greatest", FALL_MOST, HALF_LIFE[0])):
        e = reduced(p, fall)
        residual(f"fall of R0, {name}", fall, 1 - reproduction(p, e) / reproduction(p, p["eps_tac"]), f"suppression {e:.4f}")
        residual("  half-life of viraemia then, d", wanted, half_life(p, e), f"published {HALF_LIFE[0]}-{HALF_LIFE[1]}")
    s = run(p, p["eps_tac"], start(p), 2000)
    residual("creatinine of a healthy graft", CHOSEN["creatinine"], start(p)[5], "mg/dL")
    print(f"creatinine on tacrolimus at month 12 "
          f"{s.sol(365.0)[5]:.3f}, equilibrium {s.y[5, -1]:.3f}")
    print("\n# what follows, fitted to nothing")
    for eps in (p["eps_tac"], p["eps_csa"]):
        s = run(p, eps, start(p), 2000)
        t = np.linspace(0, 2000, 20001)
        v = s.sol(t)[2]
        print(f"suppression {eps}: R0 {reproduction(p, eps):.3f}; viraemia over 1000 copies/mL from day {t[v > 1000][0]:.0f}; peak log10 "
              f"{np.log10(v.max()):.2f} on day {t[v.argmax()]:.0f}; months 3, 6, 12, 24: "
              + ", ".join(f"{np.log10(s.sol(d)[2]):.2f}" for d in (91, 182, 365, 730))
              + f"; infected cells at month 12 {100 * s.sol(365.0)[1] / p['kappa_HS']:.2f} %; susceptible {100 * s.sol(365.0)[0] / p['kappa_HS']:.1f} %")
    # Funk 2008: half of replication curtailed is not enough, more than 80 % clears in 7 weeks, more than 90 % in 3.
    y = run(p, p["eps_tac"], start(p), MONTH12).y[:, -1]
    for cut in (0.5, 0.8, 0.9):
        s = run(dict(p, rho_V=p["rho_V"] * (1 - cut)), p["eps_tac"], y, 400)
        t = np.linspace(0, 400, 40001)
        below = s.sol(t)[2] < 1000
        print(f"replication curtailed by {cut:.0%}: " + (f"under 1000 copies/mL after {t[np.argmax(below)]:.1f} d" if below.any() else
              f"{s.sol(400.0)[2]:.3g} copies/mL after 400 d"))
    edge = brentq(lambda e: reproduction(p, e) - 1, 0, 1)
    print(f"R0 = 1 at suppression {edge:.4f}; the alloresponse is bounded above {1 - p['delta_EK'] / (p['rhobar_EK'] / 2):.4f}")
    others()


if __name__ == "__main__":
    main()
