#!/usr/bin/env python3
"""Runs every model file of a folder and counts what became of it.

    Scripts/public-models.py FOLDER [--titrate .build/release/titrate] [--list STATUS] [--jobs 1]

Each file is simulated with a default dose into its first compartment and observations over four weeks. Columns that the
model asks for are added with ordinary values (70 kg, 40 years, otherwise 1). A model counts as

    ran          every number in the output is finite
    not finite   it ran, and some number is missing or infinite
    unread       the text is refused: L codes
    refused      the run is refused: S codes
    failed       anything else: a crash, a time limit

Public models belong to their authors: none is stored here. nlmixr2lib's folder inst/modeldb is a good place to begin.
"""
import argparse, collections, concurrent.futures, csv, math, os, re, subprocess, sys, tempfile

ORDINARY = {
    "WT": 70, "BWT": 70, "WEIGHT": 70, "BW": 70, "FFM": 55, "LBM": 55, "IBW": 65, "AGE": 40, "HT": 170, "HEIGHT": 170,
    "BMI": 24, "BSA": 1.8, "CRCL": 90, "CLCR": 90, "EGFR": 90, "CREAT": 80, "SCR": 1, "ALB": 40, "ALT": 25, "AST": 25,
    "HCT": 40, "PNA": 20, "GA": 38, "PMA": 40, "TBIL": 10, "TEMP": 37,
}
TIMES = [0, 0.25, 0.5, 1, 2, 4, 8, 12, 24, 48, 96, 168, 336, 672]


def table(path, extra, dose):
    with open(path, "w") as file:
        file.write(",".join(["ID", "TIME", "EVID", "AMT", "CMT", "DV"] + list(extra)) + "\n")
        for row, time in enumerate(TIMES):
            values = [str(value) for value in extra.values()]
            if row == 0 and dose:
                file.write(",".join(["1", "0", "1", "100", "1", "."] + values) + "\n")
            file.write(",".join(["1", str(time), "0", "0", ".", "."] + values) + "\n")


def simulate(program, model, data, out, extra_options=()):
    try:
        return subprocess.run(
            [program, "simulate", model, "--data", data, "--out", out, "--typical", "--threads", "1", *extra_options],
            capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None


def finite(text):
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def examine(program, model):
    """Status and the messages behind it."""
    with tempfile.TemporaryDirectory() as folder:
        data, out = os.path.join(folder, "data.csv"), os.path.join(folder, "out.csv")
        extra, dose = {}, True
        for _ in range(4):
            table(data, extra, dose)
            done = simulate(program, model, data, out)
            if done is None:
                return "failed", ["more than 60 s"]
            errors = re.findall(r"error ([A-Z]\d+): (.*)", done.stderr)
            asked = [m.group(1) for _, what in errors if (m := re.search(r"needs the covariate '([^']+)'", what))]
            if asked:
                extra.update({name: ORDINARY.get(name.upper(), 1) for name in asked})
                continue
            if dose and any("no compartment to dose into" in what for _, what in errors):
                dose = False
                continue
            break
        if done.returncode == 0:
            bad = set()
            with open(out) as file:
                for row in csv.DictReader(file):
                    bad |= {name for name, value in row.items() if not finite(value) and name != "DV"}
            return ("not finite", sorted(bad)) if bad else ("ran", [])
        if not errors or done.returncode < 0:
            return "failed", [done.stderr.strip()[-200:] or f"status {done.returncode}"]
        status = "unread" if any(code[0] == "L" for code, _ in errors) else "refused"
        return status, [f"{code} {what}" for code, what in errors]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--titrate", default=".build/release/titrate")
    parser.add_argument("--list", metavar="STATUS", help="print the files of this status with their messages")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    files = sorted(
        os.path.join(path, name) for path, _, names in os.walk(options.folder) for name in names
        if name.lower().endswith((".r", ".rx")))
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda file: examine(options.titrate, file), files))
    counts = collections.Counter(status for status, _ in results)
    print(f"{len(files)} files: " + ", ".join(f"{counts[s]} {s}" for s, _ in counts.most_common()))
    messages = collections.Counter(
        re.sub(r"'[^']*'|\"[^\"]*\"|[\d.]+", "…", message)
        for status, found in results if status not in ("ran", "not finite") for message in set(found))
    for message, count in messages.most_common(60):
        print(f"{count:6} {message}")
    for file, (status, found) in zip(files, results):
        if options.list and status == options.list:
            print(f"{file}: {'; '.join(found)}")


if __name__ == "__main__":
    sys.exit(main())
