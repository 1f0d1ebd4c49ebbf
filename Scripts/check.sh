#!/usr/bin/env bash
# The whole gate. Needs Swift 6.3, git, awk and grep; prints one line per step and everything about a failed one.
#
#   Scripts/check.sh             every step
#   Scripts/check.sh --quick     the steps that need no test run: under three minutes
#   Scripts/check.sh lint house  only these steps
#
# The build has its own folder, .build-check, so that its stricter flags do not rebuild yours.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

quick=(lint layers house links build)
all=(lint layers house links build test examples)
build=(--configuration release --scratch-path .build-check)
# Package.swift reads it: every warning in our own targets is an error (dependencies are left alone).
export TITRATE_STRICT=1

# Runs one step; it fails by its own status or by what `refuse` found.
report() {
  local step=$1 started=$SECONDS output status=0
  output=$(exec 2>&1; found=0; "step_$step" || found=1; exit $found) || status=$?
  if [[ $status -ne 0 ]]; then
    printf 'FAIL  %-9s %4d s\n%s\n' "$step" $((SECONDS - started)) "$output"
    return 1
  fi
  printf 'ok    %-9s %4d s  %s\n' "$step" $((SECONDS - started)) "$(tail -n 1 <<<"$output")"
}

# Prints what standard input holds under a heading and marks the step as failed, unless it is empty.
refuse() {
  local lines
  lines=$(cat)
  [[ -z $lines ]] || { printf '%s:\n%s\n' "$1" "$lines"; found=1; }
}

step_lint() {
  swift format lint --strict --recursive --parallel Package.swift Sources Library/Loader Tests Scripts
}

# The dependencies that Package.swift declares against the table of ARCHITECTURE.md, both as lines `target dependency`.
step_layers() {
  local declared allowed
  declared=$(swift package dump-package | awk '
    # `targets` is the last list at depth 1; a target is an object in it, its keys stand six blanks deep.
    /^  "targets"/ { inside = 1 }
    !inside { next }
    /^      "dependencies"/ { count = 0; collecting = 1; next }
    collecting && /^          "(byName|product|target)"/ { take = 1; next }
    collecting && take { gsub(/[", ]/, ""); uses[++count] = $0; take = 0; next }
    /^      \]/ { collecting = 0 }
    /^      "name"/ { gsub(/[",]/, ""); name = $3 }
    /^      "type"/ { if ($3 !~ /test/ && name != "TitrateTestSupport") { print name, "-"; for (i = 1; i <= count; i++) print name, uses[i] } }
  ' | sort -u)
  allowed=$(awk -F '|' '
    /<!-- layers -->/ { inside = 1; next }
    /<!-- end -->/ { inside = 0 }
    inside && $2 ~ /`/ {
      gsub(/[` ]/, "", $2); print $2, "-"
      n = split($3 "," $4, uses, ","); for (i = 1; i <= n; i++) { gsub(/[` –]/, "", uses[i]); if (uses[i] != "") print $2, uses[i] }
    }' ARCHITECTURE.md | sort -u)
  [[ $(wc -l <<<"$declared") -gt 20 ]] || { echo "Package.swift could not be read: $declared"; return 1; }
  refuse "in Package.swift but not in the table of ARCHITECTURE.md" < <(comm -23 <(echo "$declared") <(echo "$allowed"))
  refuse "in the table of ARCHITECTURE.md but not in Package.swift" < <(comm -13 <(echo "$declared") <(echo "$allowed"))
  echo "$(grep -vc -- ' -$' <<<"$declared") edges"
}

# What no compiler says.
step_house() {
  local swift=(':(glob)Sources/**/*.swift' ':(glob)Library/**/*.swift' ':(glob)Tests/**/*.swift')
  local below_files=(Numerics Language Engine Inference Therapy Report)
  refuse "files over 600 lines" < <(
    git ls-files -z -- "${swift[@]}" | xargs -0 wc -l | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 }')
  refuse "paths of one machine" < <(git grep -nE '/(home|Users|root|work|farm|opt)/[A-Za-z]' -- .)
  refuse "words that promise later work" < <(git grep -nwEi 'todo|fixme|xxx|stub|placeholder' -- Sources Library)
  refuse "files that do not belong here" < <(git ls-files | grep -E '(^|/)(\.build|Package\.resolved|Utils/|.*\.orig$)')
  refuse "TitrateNumerics is mathematics only" < <(git grep -n 'import Foundation' -- Sources/TitrateNumerics)
  refuse "only Records, Library and titrate touch files, and nothing the network" < <(
    git grep -nE 'FileManager|FileHandle|fopen|(String|Data)\(contentsOf|URLSession|Process\(\)' -- \
      "${below_files[@]/#/Sources/Titrate}")
  refuse "public type or function without a doc comment" < <(undocumented)
  refuse "diagnostic codes of another layer" < <(foreign_codes)
}

# `swift format` asks for a comment on every public member or on none. Types of their own and functions need one; a
# field or a nested type whose name says it all does not.
undocumented() {
  git ls-files -z -- ':(glob)Sources/**/*.swift' ':(glob)Library/**/*.swift' | xargs -0 awk '
    FNR == 1 { previous = "" }
    /^public .*(struct|enum|class|protocol|actor|typealias) |^ *public .*func / && previous !~ /^ *\/\/\// {
      print FILENAME ":" FNR ": " $0
    }
    !/^ *@/ { previous = $0 }'
}

# The letter of a code is the layer that makes it.
foreign_codes() {
  git grep -nE '(\(|^ *)"[LDPBSITCEK][0-9]{3}",' -- Sources Library | awk '
    BEGIN {
      layer["L"] = "Sources/TitrateLanguage"; layer["S"] = "Sources/TitrateEngine"; layer["B"] = "Library/Loader"
      layer["D"] = layer["P"] = "Sources/TitrateRecords"; layer["I"] = "Sources/TitrateInference"
      layer["T"] = "Sources/TitrateTherapy"; layer["E"] = "Sources/TitrateEvidence"; layer["C"] = "Sources/titrate"
      layer["K"] = "Sources/TitrateCases"
    }
    match($0, /"[LDPBSITCEK][0-9][0-9][0-9]"/) && index($0, layer[substr($0, RSTART + 1, 1)]) != 1'
}

# Every relative link of every Markdown file leads to a file.
step_links() {
  refuse "links that lead nowhere" < <(
    git ls-files -- '*.md' | while IFS= read -r file; do
      grep -oE '\]\([^)# ]+' "$file" | sed 's/^](//' | grep -vE '^(https?|mailto):' |
        while IFS= read -r target; do
          [[ -e "$(dirname "$file")/$target" ]] || echo "$file: $target"
        done
    done)
}

step_build() {
  swift build "${build[@]}" --explicit-target-dependency-import-check error
}

step_test() {
  swift test "${build[@]}"
}

# Every patient of Examples/ gets an answer: advice, or a refusal that says why.
step_examples() {
  local program example count=0
  program=$(swift build "${build[@]}" --show-bin-path)/titrate
  for example in Examples/*.yaml; do
    "$program" advise "$example" >/dev/null || { echo "titrate advise $example: exit status $?"; return 1; }
    count=$((count + 1))
  done
  echo "$count examples"
}

steps=()
for argument in "$@"; do
  case $argument in
    --quick) steps+=("${quick[@]}") ;;
    *)
      declare -F "step_$argument" >/dev/null || { echo "usage: Scripts/check.sh [--quick] [${all[*]}]" >&2; exit 2; }
      steps+=("$argument")
      ;;
  esac
done
[[ ${#steps[@]} -gt 0 ]] || steps=("${all[@]}")
failed=0
for step in "${steps[@]}"; do report "$step" || failed=1; done
exit $failed
