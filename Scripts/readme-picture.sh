#!/usr/bin/env bash
# Draws the README's picture anew: the chart of the standard example's report, as a file of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

page=$(mktemp)
trap 'rm -f "$page"' EXIT
swift run -c release titrate advise Examples/kidney-transplant.yaml --report "$page" >/dev/null
mkdir -p Docs/images
# The page brings the charts' style sheet last in its <style>; the first wide drawing is the chart.
awk '
  /^\.tc \{/ { sheet = 1 }
  /<\/style>/ { sheet = 0 }
  sheet { style = style $0 "\n" }
  match($0, /<svg[^>]*tc-wide[^>]*>/) {
    drawing = 1
    print substr($0, RSTART, RLENGTH) "<style>\n" style "</style>"
    $0 = substr($0, RSTART + RLENGTH)
  }
  drawing { print }
  drawing && /<\/svg>/ { exit }' "$page" >Docs/images/advice.svg
