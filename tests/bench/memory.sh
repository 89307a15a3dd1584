#!/bin/sh
# Peak memory of auditing a large export, one report at a time: memory.sh BUILD_DIR [MEGABYTES]
set -eu
build=$(cd "$1" && pwd)
megabytes=${2:-1024}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/generate_plans" $((megabytes * 200)) yaml > "$work/plans.yaml"
ls -l "$work/plans.yaml" | awk '{printf "export: %.0f MB\n", $5 / 1000000}'
for format in text json ndjson csv; do
  /usr/bin/time -f "$format: %M KB at most, %e s" "$build/careaudit" check --as-of 2026-03-31 \
    --fail-on never --format none -q -o "$format=$work/report" "$work/plans.yaml"
  rm -f "$work/report"
done
