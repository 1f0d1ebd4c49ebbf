#!/usr/bin/env bash
# Starts a curated model: writes the four files of Library/Models/DRUG/NAME that are not there yet and prints what is missing.
#
#   Scripts/new-model.sh vancomycin author-2014
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ $# -ne 2 || ! $1 =~ ^[a-z][a-z0-9-]*$ || ! $2 =~ ^[a-z][a-z0-9-]*$ ]]; then
  echo "usage: Scripts/new-model.sh DRUG NAME   (lower case letters, digits and hyphens)" >&2
  exit 2
fi
drug=$1 name=$2
folder=Library/Models/$drug/$name
mkdir -p "$folder"

# Writes standard input to a file of the folder unless it is there.
offer() {
  if [[ -e $folder/$1 ]]; then cat >/dev/null; else cat >"$folder/$1" && echo "wrote $folder/$1"; fi
}

offer model.R <<END
${name//-/_} <- function() {
  description <- "WHAT: drug, patients, structure"
  reference <- "WHAT: the citation"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list()
  population <- list(n_subjects = 0)
  ini({
    lcl <- log(1)
    label("CL (L/h)")
    lvc <- log(1)
    label("V (L)")
    eta.cl ~ 0.1
    prop.sd <- 0.1
    label("Proportional error")
  })
  model({
    cl <- exp(lcl + eta.cl)
    vc <- exp(lvc)
    d/dt(central) <- -cl / vc * central
    Cc <- central / vc
    Cc ~ prop(prop.sd)
  })
}
END
offer provenance.json <<END
{
  "id": "$drug/$name",
  "title": "WHAT: author, year, patients",
  "status": "transcribed",
  "citation": "WHAT: authors, title, journal",
  "doi": "WHAT: 10.…",
  "population": {"n": 0, "age_years": null, "weight_kg": null, "setting": "WHAT: who, where, how many samples"},
  "assay": "WHAT: method and limit of quantification",
  "matrix": "WHAT: plasma, whole blood",
  "units": {"time": "h", "dose": "mg", "concentration": "mg/L"},
  "values": {
    "lcl": {"is": 1, "unit": "L/h", "tag": "T", "from": "WHAT: table and row"},
    "lvc": {"is": 1, "unit": "L", "tag": "T", "from": "WHAT: table and row"},
    "eta.cl": {"is": 0.1, "unit": "1", "tag": "T", "from": "WHAT: table and row, and how it was converted"},
    "prop.sd": {"is": 0.1, "unit": "1", "tag": "T", "from": "WHAT: table and row"}
  },
  "covariates": [],
  "clearance_variable": "cl",
  "dose_compartments": {"intravenous": "central"},
  "days_after_transplant": null,
  "departures": ["WHAT: where the model departs from the paper"],
  "check": {"from": "WHAT: who computed the expected values, with what", "tolerance": 0.01, "reason": "WHAT"},
  "transcribed_by": "WHAT: your name",
  "reviewed_by": "WHAT: a second person, against the PDF"
}
END
offer check.csv <<END
ID,TIME,EVID,AMT,RATE,CMT,II,ADDL,SS,QUANTITY,WINDOW,EXPECTED,TOLERANCE
1,0,1,100,,central,,,,,,,
1,1,0,,,,,,,Cc,,,
END
offer NOTES.md <<END
# WHAT: author and year

WHAT: for whom, when to use it.

## Decisions
- WHAT: every doubtful fact, what was chosen and why.

## Limits
WHAT: where it must not be trusted.
END

missing=$(grep -n 'WHAT' "$folder"/{model.R,provenance.json,check.csv,NOTES.md} || true)
[[ -z $missing ]] || printf 'still to be filled in:\n%s\n' "$missing"
awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "EXPECTED") column = i; next }
  column && $column != "" { filled++ }
  END { if (!filled) print FILENAME ": no EXPECTED value" }' "$folder/check.csv"
echo "then: titrate models check"
