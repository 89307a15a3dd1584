// Fingerprints out of an earlier report.
#include "audit/baseline.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <re2/re2.h>

#include "base/strings.h"

namespace careaudit {
namespace {

std::uint64_t number_of(std::string_view hex) {
  std::uint64_t number = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  return number;
}

bool has(const Baseline& baseline, const std::string& fingerprint) {
  return !fingerprint.empty() && std::binary_search(baseline.fingerprints.begin(), baseline.fingerprints.end(), number_of(fingerprint));
}

}  // namespace

Result<Baseline> read_baseline(const std::string& path) {
  // Searched, not read as read_json_audit does: that keeps the whole report, and takes no ndjson.
  // Inside a JSON string a quote is always escaped, so that these can only be keys.
  static const re2::RE2 print(R"re("fingerprint"\s*:\s*"([0-9a-f]{16})")re");
  static const re2::RE2 mark(R"re("careaudit"\s*:\s*")re");
  constexpr std::size_t overlap = 256;
  const auto refuse = [&](std::string_view why, std::string_view remedy) { return Problem{.message = fmt::format("`--baseline {}` {}", path, why), .remedy = std::string(remedy)}; };
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return refuse("is a folder", "name an earlier report, written with `-o report.json`");
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return refuse(fmt::format("cannot be read: {}", fold_ascii(std::strerror(errno))), "check the name and that you may read it");
  }
  Baseline baseline;
  bool has_mark = false;
  std::string window;
  std::vector<char> chunk(std::size_t{1} << 20U);
  while (file.read(chunk.data(), static_cast<std::streamsize>(chunk.size())), file.gcount() > 0) {
    window.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
    has_mark = has_mark || re2::RE2::PartialMatch(window, mark);
    re2::StringPiece rest(window);
    std::string hex;
    while (re2::RE2::FindAndConsume(&rest, print, &hex)) {
      baseline.fingerprints.push_back(number_of(hex));
    }
    // What is left behind the last match may hold the beginning of the next.
    const std::size_t left = std::min(rest.size(), overlap);
    window.erase(0, window.size() - left);
  }
  if (file.bad()) {
    return refuse("cannot be read to its end", "check the file");
  }
  if (!has_mark) {
    return refuse("is no report of careaudit in the format json or ndjson", "name an earlier report, written with `-o report.json`");
  }
  std::sort(baseline.fingerprints.begin(), baseline.fingerprints.end());
  baseline.fingerprints.erase(std::unique(baseline.fingerprints.begin(), baseline.fingerprints.end()), baseline.fingerprints.end());
  return baseline;
}

void silence_known(const Baseline& baseline, std::vector<OutcomeRow>& outcomes) {
  for (auto& row : outcomes) {
    if (is_told(row) && has(baseline, row.fingerprint)) {
      row.silenced = Silenced::known;
    }
  }
}

void silence_known(const Baseline& baseline, std::vector<BatchFinding>& findings) {
  for (auto& finding : findings) {
    finding.is_known = has(baseline, finding.fingerprint);
  }
}

}  // namespace careaudit
