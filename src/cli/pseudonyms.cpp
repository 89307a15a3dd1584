// Keyed hashes in the place of references.
#include "cli/pseudonyms.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "base/digest.h"

namespace careaudit {
namespace {

constexpr std::size_t shortest = 16;
constexpr std::size_t longest = 64;
constexpr const char* withheld_file = "(withheld)";

std::string pseudonym_of(const std::string& reference, const std::string& key) { return "P-" + keyed_digest(key, reference); }

}  // namespace

Result<std::string> read_pseudonym_key(const std::string& path) {
  if (path.empty()) {
    return std::string();
  }
  std::ifstream in(path, std::ios::binary);
  std::string key{std::istreambuf_iterator<char>(in), {}};
  while (key.ends_with('\n') || key.ends_with('\r')) {
    key.pop_back();
  }
  if (!in.good() && key.empty()) {
    return Problem{.message = fmt::format("`--pseudonyms {}` cannot be read, or is empty", path), .remedy = "make a key with `openssl rand -hex 24 > key`, keep it apart from the reports, and use the same one every time"};
  }
  if (key.size() < shortest || key.size() > longest) {
    return Problem{.message = fmt::format("the key in `--pseudonyms {}` has {} bytes", path, key.size()), .remedy = fmt::format("it takes {} to {}: make one with `openssl rand -hex 24 > key`", shortest, longest)};
  }
  return key;
}

AuditedPlan with_pseudonym(AuditedPlan plan, const std::string& key) {
  PlanResult& result = plan.result;
  result.id = pseudonym_of(result.id.empty() ? fmt::format("{}:{}", result.file, result.at.line) : result.id, key);
  result.file = withheld_file;
  for (auto& row : result.outcomes) {
    row.fingerprint = row.fingerprint.empty() ? "" : keyed_digest(key, row.fingerprint);
  }
  for (auto& problem : result.problems) {
    problem.file = withheld_file;
  }
  return plan;
}

Summary with_pseudonyms(Summary summary, const std::string& key) {
  for (auto& finding : summary.batch) {
    std::transform(finding.among.begin(), finding.among.end(), finding.among.begin(), [&](const std::string& reference) { return pseudonym_of(reference, key); });
    finding.fingerprint = keyed_digest(key, finding.fingerprint);
  }
  for (auto& problem : summary.problems) {
    problem.file = problem.file.empty() ? "" : withheld_file;
    problem.quoted.clear();
  }
  return summary;
}

}  // namespace careaudit
