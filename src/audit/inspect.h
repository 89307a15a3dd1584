// What an export contains, path by path: for whoever writes a mapping for it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "audit/input.h"
#include "base/problem.h"
#include "rule/rule.h"

namespace careaudit {

/// What the texts at a path look like, as far as all of them agree.
enum class Holds : std::uint8_t { nothing, dates, numbers, texts };

/// A path of an export, and how often it stands there.
struct PathCount {
  std::string step;             ///< As in XPath: `Goals`, `@ref`, `{Review Date}`, `Field[@name='Ward']`.
  std::string name;             ///< What the step is called: `Goals`, `ref`, `Ward`.
  bool is_named_by_value = false;   ///< The name stands in the export as a value, which may be a plan's.
  std::uint64_t times = 0;
  std::uint64_t stands_in = 0;  ///< Records in which it stands, blank or not.
  std::uint64_t records = 0;    ///< Records in which it stands and is not blank.
  bool repeats = false;         ///< More than once below the same parent.
  Holds holds = Holds::nothing;
  std::size_t longest = 0;      ///< Characters.
  std::size_t distinct = 0;     ///< Different texts, counted to 100.
  std::vector<std::string> examples = {};   ///< The first three.
  std::vector<std::unique_ptr<PathCount>> below = {};
};

/// The most paths that are told apart.
inline constexpr std::size_t max_paths = 5000;

struct Inspection {
  std::string syntax;                                 ///< "xml"; "" when the file could not be read.
  std::map<std::string, std::uint64_t> plans = {};    ///< Plans by the format they were read as.
  std::string separator = {};                         ///< Of tables: its name.
  std::string root = {};                              ///< XML: the root element.
  std::string record = {};                            ///< What one record is called; "" when the whole is one.
  std::uint64_t records = 0;
  PathCount of_records = {};                          ///< Paths below a record.
  PathCount outside = {};                             ///< Paths below the root, records left out.
  std::uint64_t paths_left_out = 0;
  Problems problems = {};
};

/// Reads the files and counts; they are taken together as one export.
Inspection inspect(const std::vector<InputFile>& files, const KnownFormats& formats, const RuleSet& rules);

/// Whether the name of a step may be shown of an export of so many records: one that is a value, or looks like a
/// number, may tell of a person.
bool may_be_shown(const PathCount& path, std::uint64_t records, bool shows_values);

}  // namespace careaudit
