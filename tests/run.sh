#!/bin/sh
# Installs what is missing, builds, and runs every test. `--deep` adds the slow ones: clang-tidy over
# the whole tree, the tests under the thread sanitizer, and SARIF by its schema, which npm fetches.
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

configure_and_build() {
  folder=$1
  shift
  cmake -S . -B "$folder" -G Ninja -DCAREAUDIT_WERROR=ON "$@" > /dev/null
  cmake --build "$folder" -j "$jobs" -- --quiet
}

echo "== tests under the address and undefined-behaviour sanitizers"
configure_and_build build-sanitize -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1" \
  -DCAREAUDIT_SANITIZE=address,undefined
ctest --test-dir build-sanitize -j "$jobs" --output-on-failure --no-tests=error -Q

if [ "$deep" = yes ]; then
  # shellcheck disable=SC2086
  install_missing $deep_packages
  echo "== tests under the thread sanitizer"
  configure_and_build build-thread -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1" \
    -DCAREAUDIT_SANITIZE=thread
  ctest --test-dir build-thread -j "$jobs" --output-on-failure --no-tests=error -Q
fi

echo "== tests of the release build"
configure_and_build build -DCMAKE_BUILD_TYPE=Release
ctest --test-dir build -j "$jobs" --output-on-failure --no-tests=error

if [ "$deep" = yes ]; then
  echo "== the SARIF reports by the schema of OASIS"
  command -v npm > /dev/null || install_missing npm
  schema=package/lib/schemas/sarif-2.1.0-rtm.5.json
  (cd build && npm pack --silent @microsoft/jest-sarif@1.0.0-beta.0 > /dev/null &&
    tar -xzf microsoft-jest-sarif-1.0.0-beta.0.tgz "$schema")
  python3 tests/schema/validate.py "build/$schema" tests/golden/*.sarif
  echo "== clang-tidy"
  find src -name '*.cpp' | xargs -P "$jobs" -n 4 clang-tidy-14 -p build --quiet --warnings-as-errors='*'
fi
