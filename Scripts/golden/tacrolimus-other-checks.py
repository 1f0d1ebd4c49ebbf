#!/usr/bin/env python3
"""Writes check.csv of the other tacrolimus models without using Titrate.

tacrolimus-checks.py has the five of adult kidney transplantation that were written first. These too are linear in
their states; see linear_checks.py for how they are advanced. Martial 2021 has a gamma-shaped input: it is convolved with
the exponentials of the linear part by quadrature of 30 digits. The equations are written from the papers' formulas, not from
the model files.

Rows with a TOLERANCE of 0.01 are anchors from the fact sheet of the drug, rounded there to two or three digits;
this script asserts that it agrees with them before it writes anything.

Needs: python3, mpmath 1.3.
"""
from mpmath import mp, mpf, matrix, exp, gamma, lu_solve, quad, eig

from linear_checks import Check, profile, repeat, two_compartment

TIMES = [0.25, 1, 2.5, 6, 11.75, 13.5, 23.5, 30, 47.5, 49.5, 60.5, 71.5, 80, 96.5]


def numbers(cov):
    return {k: mpf(x) for k, x in cov.items()}


def result(A, v, lag="0", f=1, more=None, scale=1):
    blood = lambda x: 1000 * x[1] / v * scale
    outputs = {"Cc": blood}
    for name, of in (more or {}).items():
        outputs[name] = lambda x, of=of: of(blood(x))
    return dict(A=A, lag=mpf(lag), f=mpf(f), central=1, outputs=outputs)


def one(ka, cl, v, **other):
    return result(matrix([[-ka, 0], [ka, -cl / v]]), v, **other)


def bergmann(cov):
    c = numbers(cov)
    cl = mpf("25.5") * mpf("1.60") ** c["CYP3A5"] * (1 - mpf("1.01") * (c["HCT"] - mpf("0.33")))
    cl *= (c["WT"] / 70) ** mpf("0.75") * (1 - mpf("0.0021") * (min(c["POD"], 180) - mpf("22.7")))
    v1 = 113 * (1 - mpf("0.0028") * (c["PREDFREE"] - mpf("155.5")))
    return result(two_compartment(mpf("0.35"), cl, v1, mpf("67.9"), mpf(1060)), v1, lag="0.44")


def lu(cov):
    c = numbers(cov)
    cl = mpf("32.8") * (mpf("0.562") * exp(mpf("-0.0237") * c["ALT"] / 40) if "ALT" in c else 1)
    v = mpf("22.7")
    return result(two_compartment(mpf("0.419"), cl, v, mpf("76.3"), mpf(916)), v, lag="0.404")


def kirubakaran(cov):
    c = numbers(cov)
    size = c["FFM"] / 57
    azole = c["ITRACONAZOLE"] or c["VORICONAZOLE"] or c["FLUCONAZOLE"]
    cl = mpf("4.2" if azole else "21.1") * size ** mpf("0.75") * (c["HCT"] / mpf("0.34")) ** mpf("-0.84")
    v = 197 * size
    return result(two_compartment(mpf("0.508"), cl, v, 55 * size ** mpf("0.75"), 297 * size), v)


def xiang(cov):
    c = numbers(cov)
    cl = mpf("33.7") * (c["POD"] / 34) ** mpf("0.109") * exp(mpf("-0.211") * c["WUZHI"])
    if not c["CYP3A5"]:
        cl *= exp(mpf("-0.381"))
    kidney = mpf("52.3") * (c["AGE"] / 38) ** mpf("-0.403") * (c["HGB"] / 111) ** mpf("0.254")
    glucose = mpf("4.2") * (c["AGE"] / 38) ** mpf("0.232")
    return one(mpf("3.09"), cl, mpf(2248), more={
        "eGFR": lambda b: kidney - 30 * b / (10 + b), "FPG": lambda b: glucose + mpf("0.264") * b})


def chen_2020(cov):
    c = numbers(cov)
    cl = mpf("15.5") * (c["WT"] / 70) ** mpf("0.75") * (1 - mpf("0.290") * c["WUZHI"])
    return one(mpf("4.48"), cl, 174 * c["WT"] / 70)


def hao(cov):
    c = numbers(cov)
    cl = mpf("30.9") * (c["WT"] / 70) ** mpf("0.75") * mpf("1.60") ** c["CYP3A5"]
    return one(mpf("5.21"), cl, 411 * c["WT"] / 70)


def wang(cov):
    c = numbers(cov)
    cl = mpf("5.46") * exp(mpf("0.0323") * c["AGE"]) * exp(mpf("-0.359") * c["CYSC"]) * exp(mpf("0.148") * c["DAILY"])
    return one(mpf("4.48"), cl, mpf("57.1"))


def chen_2017(cov):
    c = numbers(cov)
    hct, urea = 100 * c["HCT"], c["UREA"]
    hct = mpf("29.6") if hct < mpf("29.6") else mpf("55.3") if hct > mpf("55.3") else hct
    urea = mpf("1.7") if urea < mpf("1.7") else mpf("10.4") if urea > mpf("10.4") else urea
    cl = mpf("3.6") * (hct / mpf("38.4")) ** mpf("4.31") * (urea / mpf("4.2")) ** mpf("1.42")
    return one(mpf("0.502"), cl, mpf(1700), lag="0.346")


def fernandez(cov):
    c = numbers(cov)
    size = c["WT"] / 70
    cl = mpf("26.5") * (1 if c["CYP3A5"] else mpf("0.666"))
    if c["AGE"] > 60:
        cl -= mpf("0.0562") * c["AGE"]
    v = 327 * size
    A = two_compartment(mpf(2), cl * size ** mpf("0.75"), v, mpf("51.9") * size ** mpf("0.75"), mpf(298))
    return result(A, v, lag="0.341", scale=c["HCT"] / mpf("0.45"))


def jacobo(cov):
    c = numbers(cov)
    ka = mpf("0.52") * (1 - mpf("0.76") * c["LIMUSTIN"] - mpf("0.51") * c["UNKNOWN"])
    cl = mpf("11.98") * (1 + mpf("0.50") * c["CYP3A5_IM"] + mpf("0.93") * c["CYP3A5_NM"])
    f = exp(mpf("-0.30") * (c["DOSE"] - 2)) * (1 - mpf("0.53") * (c["LIMUSTIN"] + c["UNKNOWN"]))
    v = mpf("24.16")
    return result(two_compartment(ka, cl, v, mpf("32.49"), mpf("383.5")), v, lag="0.39", f=f)


def lu_2019(cov):
    c = numbers(cov)
    # (AST / e^3.15)^theta
    ast = c["AST"] / exp(mpf("3.15"))
    alb = c["ALB"] / 39
    ka = mpf("0.375") * (1 if c["IR"] else mpf("0.499"))
    cl = mpf("44.3") * (1 + mpf("0.59") * c["ASIAN"]) * ast ** mpf("-0.318")
    vc = 110 * (1 - mpf("0.446") * c["FEMALE"]) * alb ** mpf("1.03") * ast ** mpf("1.73")
    vp = 3180 * ast ** mpf("-0.945")
    f = mpf("1.51") * (1 + mpf("0.25") * c["ASIAN"] - mpf("0.433") * c["BLACK"]) * alb ** mpf("1.04") * ast ** mpf("0.74")
    return result(two_compartment(ka, cl, vc, mpf(131), vp), vc, lag="0.44", f=f)


def passey(cov):
    """CL/F and the trough by the printed equation: no states."""
    c = numbers(cov)
    cl = mpf("38.4") * (1 if c["POD"] < 6 else mpf("0.86") if c["POD"] <= 10 else mpf("0.71"))
    cl *= mpf("2.00") if c["CYP3A5_NM"] else mpf("1.69") if c["CYP3A5_IM"] else 1
    cl *= (mpf("0.70") if c["SPARING"] else 1) * (mpf("0.94") if c["CCB"] else 1) * (c["AGE"] / 50) ** mpf("-0.4")
    return cl, c["DAILY"] / 24 / cl * 1000


def martial(cov, doses, times):
    """C at the times: each dose's gamma-shaped rate, cut off by the next dose, convolved with exponentials."""
    size = mpf(cov["WT"]) / 70
    cl, q = mpf("3.27") * size ** mpf("0.75"), mpf("9.62") * size ** mpf("0.75")
    v1, v2, ka = mpf("94.9") * size, 500 * size, mpf("2.97")
    A = two_compartment(ka, cl, v1, q, v2)
    roots, vectors = eig(A)
    weights = lu_solve(vectors, matrix([1, 0, 0]))
    n, mtt = mpf("1.58"), mpf("3.39")
    ktr = (n + 1) / mtt
    rate = lambda s: mpf("0.23") * ktr * (ktr * s) ** n * exp(-ktr * s) / gamma(n + 1)
    out = []
    for t in map(mpf, times):
        total = mpf(0)
        for k, (start, amount) in enumerate(doses):
            if start >= t:
                continue
            end = min(t, mpf(doses[k + 1][0])) if k + 1 < len(doses) else t
            response = lambda s: sum((vectors[1, j] * weights[j] * exp(roots[j] * (t - s))).real for j in range(3))
            pieces = [mpf(start)] + [p for p in (start + 1, start + 3, start + 8, start + 16) if p < end] + [end]
            total += amount * quad(lambda s: rate(s - start) * response(s), pieces)
        out.append((t, 1000 * total / v1))
    return out, cl


def course(check, id, make, days, doses, dose_rows, names=("Cc",)):
    """The course of Check, for more outputs than one."""
    check.course(id, make, days, doses, TIMES, dose_rows)
    at = lambda t: days[max(r for r in days if r <= t)]
    for name in names[1:]:
        renamed = lambda cov: dict(make(cov), outputs={"Cc": make(cov)["outputs"][name]})
        for t, value in profile(renamed, days, doses, TIMES):
            check.row(id, mp.nstr(t, 8), 0, at(t), quantity=name, expected=mp.nstr(value, 10))


def two_days(check, make, first, then, dose, names=("Cc",), every=12, id="changing"):
    """Doses twice daily; the covariates change on the third day."""
    n = 48 // every
    course(check, id, make, {0: first, 48: then}, repeat(0, every, 2 * n, dose),
           [(t, dict(amt=dose, cmt="depot", ii=every, addl=n - 1)) for t in (0, 48)], names)


def main():
    ref = dict(WT=70, HCT="0.33", POD="22.7", CYP3A5=0, PREDFREE="155.5")
    c = Check("tacrolimus/bergmann-2014", list(ref))
    c.anchors("reference", bergmann(ref), ref, 5, 12, dict(C0="12.3", Cmax="21.8", Tmax="2.3", AUC="196"))
    early = dict(WT=92, HCT="0.26", POD=4, CYP3A5=1, PREDFREE=240)
    two_days(c, bergmann, early, dict(early, HCT="0.31", POD=300, PREDFREE=120), 6)
    c.write()

    c = Check("tacrolimus/lu-2015-healthy", [])
    c.anchors("healthy", lu({}), {}, "1.5", 12, dict(C0="2.5", Cmax="7.1", AUC="45.7"))
    two_days(c, lu, {}, {}, 2)
    c.write()
    ref = dict(ALT=40)
    c = Check("tacrolimus/lu-2015-liver", list(ref))
    c.anchors("alt-40", lu(ref), ref, "1.5", 12, dict(C0="5.4", Cmax="10.6", AUC="83.3"))
    two_days(c, lu, dict(ALT=890), dict(ALT=210), 2)
    c.write()

    ref = dict(FFM=57, HCT="0.34", ITRACONAZOLE=0, VORICONAZOLE=0, FLUCONAZOLE=0)
    c = Check("tacrolimus/kirubakaran-2022", list(ref))
    c.anchors("without-azole", kirubakaran(ref), ref, 3, 12, {})
    c.anchors("with-azole", kirubakaran(dict(ref, ITRACONAZOLE=1)), dict(ref, ITRACONAZOLE=1), "0.5", 12, {})
    ill = dict(ref, FFM="48.5", HCT="0.25")
    two_days(c, kirubakaran, ill, dict(ill, VORICONAZOLE=1, FLUCONAZOLE=1, HCT="0.29"), 2)
    c.write()

    ref = dict(POD=34, WUZHI=0, CYP3A5=0, AGE=38, HGB=111)
    c = Check("tacrolimus/xiang-2025", list(ref))
    c.anchors("non-carrier", xiang(ref), ref, 3, 12, dict(C0="10.2", Cmax="11.4", AUC="130"))
    carrier = dict(ref, CYP3A5=1)
    c.anchors("carrier", xiang(carrier), carrier, 3, 12, dict(C0="6.8", Cmax="8.0", AUC="89"))
    old = dict(POD=5, WUZHI=1, CYP3A5=0, AGE=61, HGB=82)
    two_days(c, xiang, old, dict(old, POD=90, WUZHI=0, HGB=104), "2.5", ("Cc", "eGFR", "FPG"))
    c.write()

    ref = dict(WT=40, WUZHI=0)
    c = Check("tacrolimus/chen-2020", list(ref))
    c.anchors("40-kg", chen_2020(ref), ref, 2, 12, dict(C0="8.5", Cmax="26.2", AUC="196"))
    two_days(c, chen_2020, dict(WT=22, WUZHI=0), dict(WT=23, WUZHI=1), "1.5")
    c.write()

    ref = dict(WT=20, CYP3A5=0)
    c = Check("tacrolimus/hao-2018", list(ref))
    c.anchors("20-kg", hao(ref), ref, 2, 12, dict(C0="7.1", Cmax="22.4", AUC="166"))
    two_days(c, hao, dict(WT="47.5", CYP3A5=1), dict(WT="49.1", CYP3A5=1), 5)
    c.write()

    ref = dict(AGE="6.8", CYSC="0.8", DAILY="1.5")
    c = Check("tacrolimus/wang-2019", list(ref))
    c.anchors("median-child", wang(ref), ref, "0.75", 12, {})
    two_days(c, wang, dict(AGE=14, CYSC="1.7", DAILY=3), dict(AGE=14, CYSC="0.9", DAILY=3), "1.5")
    c.write()

    ref = dict(HCT="0.384", UREA="4.2")
    c = Check("tacrolimus/chen-2017", list(ref))
    c.anchors("medians", chen_2017(ref), ref, 1, 12, {})
    two_days(c, chen_2017, dict(HCT="0.43", UREA="6.6"), dict(HCT="0.60", UREA=14), 1)
    two = dict(HCT="0.27", UREA="1.2")
    course(c, "below-the-study", chen_2017, {0: two}, repeat(0, 12, 8, mpf("0.5")), [(0, dict(amt="0.5", cmt="depot", ii=12, addl=7))])
    c.write()

    ref = dict(WT=70, AGE=45, CYP3A5=0, HCT="0.45")
    c = Check("tacrolimus/fernandez-alarcon-2024", list(ref))
    c.anchors("reference", fernandez(ref), ref, 4, 12, dict(C0="15.2", Cmax="24.0", Tmax="1.5", AUC="227"))
    old = dict(WT=58, AGE=71, CYP3A5=1, HCT="0.28")
    two_days(c, fernandez, old, dict(old, HCT="0.33"), 9, every=24)
    c.write()

    ref = dict(CYP3A5_IM=0, CYP3A5_NM=0, LIMUSTIN=0, UNKNOWN=0, DOSE=2)
    c = Check("tacrolimus/jacobo-cabral-2015", list(ref))
    c.anchors("reference", jacobo(ref), ref, 2, 12, {})
    c.anchors("limustin", jacobo(dict(ref, LIMUSTIN=1, CYP3A5_NM=1)), dict(ref, LIMUSTIN=1, CYP3A5_NM=1), 2, 12, {})
    big = dict(ref, CYP3A5_IM=1, DOSE=4)
    two_days(c, jacobo, big, dict(big, UNKNOWN=1), 4)
    c.write()

    ref = dict(AST=25, ALB=39, FEMALE=0, ASIAN=0, BLACK=0, IR=1, ASSAY_IMMUNO=0)
    # The text's factors for 2.7 times the AST: 0.73 on CL/F, 5.6 on Vc/F, 0.39 on Vp/F, 2.1 on bioavailability.
    for theta, text in (("-0.318", "0.73"), ("1.73", "5.6"), ("-0.945", "0.39"), ("0.74", "2.1")):
        assert abs(exp(mpf(theta)) - mpf(text)) <= mpf(10) ** -len(text.split(".")[1]) / 2 + mpf("0.001"), text
    c = Check("tacrolimus/lu-2019", list(ref))
    c.anchors("immediate-release", lu_2019(ref), ref, 5, 12, {})
    man = dict(ref, IR=0)
    c.anchors("prolonged-release", lu_2019(man), man, 10, 24, {})
    woman = dict(AST=100, ALB=31, FEMALE=1, ASIAN=1, BLACK=0, IR=1, ASSAY_IMMUNO=1)
    two_days(c, lu_2019, woman, dict(woman, AST=48, ALB=34), 3)
    woman = dict(woman, ASIAN=0, BLACK=1, IR=0)
    two_days(c, lu_2019, woman, dict(woman, AST=19, ALB=42), 6, every=24, id="changing-once-daily")
    c.write()

    ref = dict(DAILY=8, POD=4, CYP3A5_IM=0, CYP3A5_NM=0, SPARING=0, AGE=50, CCB=0)
    c = Check("tacrolimus/passey-2011", list(ref))
    for id, cov in (("reference", ref), ("second-week", dict(ref, POD=10, CYP3A5_IM=1, AGE=31, CCB=1)),
                    ("late", dict(ref, POD=11, CYP3A5_NM=1, SPARING=1, AGE=72)), ("late-carrier", dict(ref, POD=95, CYP3A5_IM=1, AGE=44))):
        for name, value in zip(("cl", "Cc"), passey(cov)):
            c.row(id, 24, 0, cov, quantity=name, expected=mp.nstr(value, 12))
    c.write()

    mp.dps = 30
    ref = dict(WT=70, DBS=0, OCC=1)
    c = Check("tacrolimus/martial-2021", list(ref))
    for id, cov, dose, days in (("4-mg", ref, 4, 5), ("heavy", dict(ref, WT="112.5"), "2.5", 3)):
        c.row(id, 0, 1, cov, amt=dose, cmt="depot", ii=24, addl=days - 1)
        # The last interval ends before a further dose would cut off the transit input.
        times = [0.5, 2, 5, 12, 23.5, 26, 30, 47.5, 24 * days - 20, 24 * days]
        rows, cl = martial(cov, [(24 * k, mpf(dose)) for k in range(days)], times)
        for t, value in rows:
            c.row(id, mp.nstr(t, 8) if t != int(t) else int(t), 0, cov, quantity="Cc", expected=mp.nstr(value, 10))
        if id == "4-mg":
            area = 4 * mpf("0.23") / cl * 1000
            assert abs(area - 281) < mpf("2.81"), area
            print(f"  {c.folder} {id:24s} AUC  printed    281 computed {mp.nstr(area, 8)}")
            # 60 days of doses: the slowest half-life is 5.6 days, so 0.1 % of the plateau is missing.
            c.row("plateau", 0, 1, cov, amt=dose, cmt="depot", ii=24, addl=59)
            c.row("plateau", 1416, 0, cov, quantity="AUC", window=24, expected=281, tol="0.01")
            c.row("plateau", 1416, 0, cov, quantity="AUC", window=24, expected=mp.nstr(area, 8), tol="0.002")
    c.write()


main()
