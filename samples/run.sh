#!/bin/sh
# Installs what is missing, builds, and audits the samples: sh samples/run.sh
set -eu
cd "$(dirname "$0")/.."
. tests/packages.sh
# shellcheck disable=SC2086
install_missing $build_packages
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF > /dev/null
cmake --build build -j "$(nproc)" -- --quiet
PATH="$PWD/build:$PATH"
export PATH
for sample in samples/*/command; do
  folder=$(dirname "$sample")
  echo
  echo "== $(basename "$folder"): $(cat "$sample")"
  (cd "$folder" && sh ./command) || true
done
