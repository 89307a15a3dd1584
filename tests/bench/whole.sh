#!/bin/sh
# The whole program on synthetic plans, each figure beside the bare parse of the same bytes:
# whole.sh BUILD_DIR [PLANS]
set -eu
build=$(cd "$1" && pwd)
plans=${2:-5000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/generate_plans" "$plans" yaml > "$work/plans.yaml"
"$build/generate_plans" "$plans" xml > "$work/plans.xml"
"$build/generate_plans" 1 yaml > "$work/one.yaml"

# Wall seconds of a command, the median of five after one warm-up.
median() {
  "$@" > /dev/null 2>&1 || true
  for _ in 1 2 3 4 5; do
    start=$(date +%s%N)
    "$@" > /dev/null 2>&1 || true
    end=$(date +%s%N)
    echo $(((end - start) / 1000))
  done | sort -n | sed -n 3p
}

check() {
  "$build/careaudit" check --as-of 2026-03-31 --fail-on never "$@"
}

floor=$(median "$build/bare_parse" "$work/plans.yaml")
yaml=$(median check --jobs 2 "$work/plans.yaml")
xml=$(median check --jobs 2 "$work/plans.xml")
one=$(median check "$work/one.yaml")
echo "bare parse, one core:      $floor us"
echo "audit of YAML, two cores:  $yaml us, $(awk "BEGIN{printf \"%.2f\", $yaml/$floor}") of the bare parse"
echo "audit of XML, two cores:   $xml us, $(awk "BEGIN{printf \"%.2f\", $yaml/$xml}") times the plans a second of YAML"
echo "one plan, cold start:      $one us"
