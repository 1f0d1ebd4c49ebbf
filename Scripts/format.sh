#!/usr/bin/env bash
# Formats every Swift file the way Scripts/check.sh wants it, and strips trailing blanks from the rest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

swift format --in-place --recursive --parallel Package.swift Sources Library/Loader Tests Scripts
git ls-files -z -- '*.md' '*.sh' '*.yaml' '*.R' '.ci/run' | xargs -0 -r sed -i 's/[[:blank:]]*$//'
