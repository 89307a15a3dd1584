# What building and testing need on Debian 12. Sourced by samples/run.sh and tests/run.sh.
# build: what a user needs; test: what the tests need beside it.
build_packages="cmake ninja-build g++ pkg-config libcli11-dev libyaml-cpp-dev libpugixml-dev libfmt-dev
  libsimdjson-dev rapidjson-dev libcsv-dev libzip-dev libre2-dev libsodium-dev libsqlitecpp-dev libsqlite3-dev libxlsxwriter-dev libstemmer-dev libcld2-dev libicu-dev
  libmimalloc-dev libphonenumber-dev libprotobuf-dev libboost-dev"
test_packages="doctest-dev nlohmann-json3-dev libbenchmark-dev python3 python3-jsonschema python3-yaml
  libxml2-utils mandoc time"
deep_packages="clang-14 clang-tidy-14 clang-format-14 libclang-rt-14-dev chromium libreoffice-calc poppler-utils"

# Installs those of the named packages that are missing; needs root or sudo only then.
install_missing() {
  missing=""
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root="sudo"
  echo "installing:$missing"
  $as_root apt-get update -qq
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing > /dev/null
}
