#!/bin/sh
# Fuzzes one reader: Scripts/fuzz.sh TARGET SECONDS. A crash leaves its input beside the corpus, in fuzz-TARGET.
set -eu
cd "$(dirname "$0")/.."
target=${1:?usage: Scripts/fuzz.sh TARGET SECONDS; targets: model data patient}
seconds=${2:?usage: Scripts/fuzz.sh TARGET SECONDS}

# Where each target's seeds lie; a new target is a line here and a target of Fuzz/Package.swift.
case $target in
model) seeds='Tests/Snapshots/language/*/*.R' largest=8192 ;;
data) seeds='Tests/Snapshots/malformed/data/*.csv Examples/Data/*.csv' largest=4096 ;;
patient) seeds='Tests/Snapshots/malformed/patients/*.yaml Examples/*.yaml' largest=4096 ;;
*)
  echo "fuzz.sh: no target '$target'" >&2
  exit 2
  ;;
esac

mkdir -p "fuzz-$target/corpus"
# shellcheck disable=SC2086
for seed in $seeds; do
  cp "$seed" "fuzz-$target/corpus/seed-$(echo "$seed" | tr / -)"
done

swift build -c release --package-path Fuzz --product "fuzz-$target" \
  -Xswiftc -sanitize=fuzzer,address
dictionary=
[ ! -f "Fuzz/$target.dict" ] || dictionary="-dict=Fuzz/$target.dict"
# shellcheck disable=SC2086
"$(swift build -c release --package-path Fuzz --show-bin-path)/fuzz-$target" \
  "fuzz-$target/corpus" -max_total_time="$seconds" -max_len="$largest" -timeout=10 -rss_limit_mb=2048 \
  -artifact_prefix="fuzz-$target/" -print_final_stats=1 $dictionary
