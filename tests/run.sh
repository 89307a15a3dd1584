#!/bin/sh
# Installs what is missing, builds, and runs every test. `--deep` adds the slow ones: clang-tidy over
# the whole tree, the tests under the thread sanitizer, half a minute of each fuzz target, SARIF by its
# schema and the pages by axe-core in a browser, both of which npm fetches, and the spreadsheet opened by
# LibreOffice.
set -eu
cd "$(dirname "$0")/.."
. tests/packages.sh
deep=no
case "${1-}" in
  "") ;;
  --deep) deep=yes ;;
  *) echo "usage: sh tests/run.sh [--deep]" >&2; exit 2 ;;
esac
# shellcheck disable=SC2086
install_missing $build_packages $test_packages
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
export UBSAN_OPTIONS=print_stacktrace=1
jobs=$(nproc)

# configure_and_build FOLDER TARGET [DEFINITION...]
configure_and_build() {
  folder=$1
  target=$2
  shift 2
  cmake -S . -B "$folder" -G Ninja -DCAREAUDIT_WERROR=ON "$@" > /dev/null
  cmake --build "$folder" -j "$jobs" --target "$target" -- --quiet
}

echo "== tests under the address and undefined-behaviour sanitizers"
configure_and_build build-sanitize all -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-O1" \
  -DCAREAUDIT_SANITIZE=address,undefined
ctest --test-dir build-sanitize -j "$jobs" --output-on-failure --no-tests=error -Q

if [ "$deep" = yes ]; then
  # shellcheck disable=SC2086
  install_missing $deep_packages
  echo "== tests under the thread sanitizer"
  configure_and_build build-thread all -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1" \
    -DCAREAUDIT_SANITIZE=thread
  ctest --test-dir build-thread -j "$jobs" --output-on-failure --no-tests=error -Q
fi

echo "== tests of the release build"
configure_and_build build all -DCMAKE_BUILD_TYPE=Release
ctest --test-dir build -j "$jobs" --output-on-failure --no-tests=error

if [ "$deep" = yes ]; then
  echo "== the SARIF reports by the schema of OASIS"
  command -v npm > /dev/null || install_missing npm
  schema=package/lib/schemas/sarif-2.1.0-rtm.5.json
  (cd build && npm pack --silent @microsoft/jest-sarif@1.0.0-beta.0 > /dev/null &&
    tar -xzf microsoft-jest-sarif-1.0.0-beta.0.tgz "$schema")
  python3 tests/schema/validate.py "build/$schema" tests/golden/*.sarif
  echo "== the page by axe-core"
  sh tests/browser/axe.sh build
  echo "== the spreadsheet by LibreOffice"
  sh tests/browser/spreadsheet.sh build
  echo "== fuzz targets"
  configure_and_build build-fuzz fuzz -DCMAKE_CXX_COMPILER=clang++-14 -DCAREAUDIT_FUZZ=ON \
    -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1"
  for folder in tests/fuzz/corpus/*; do
    target=$(basename "$folder")
    mkdir -p "build-fuzz/corpus/$target"
    "build-fuzz/fuzz_$target" -max_total_time=30 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="build-fuzz/found-$target-" "build-fuzz/corpus/$target" "$folder" \
      > "build-fuzz/$target.log" 2>&1 || { tail -n 40 "build-fuzz/$target.log"; exit 1; }
    echo "fuzz_$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "build-fuzz/$target.log") inputs"
  done
  echo "== clang-tidy"
  find src -name '*.cpp' | xargs -P "$jobs" -n 4 clang-tidy-14 -p build --quiet --warnings-as-errors='*'
fi
