// What a trust sets for itself: careaudit.yaml.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/location.h"
#include "base/problem.h"

namespace careaudit {

struct RuleText;

/// A value with the place it was set at.
template <class T>
struct Set {
  T value = {};
  Location at = {};
};

/// How often plans of a type are to be reviewed at least: months or days.
struct ReviewLimit {
  std::string type;
  std::optional<int> months;
  std::optional<int> days;
  Location at = {};
};

struct RuleOff {
  std::string rule;     ///< Id or group.
  std::string reason;
  Location at = {};
};

/// Words of one list under rules/words/.
struct LocalWords {
  std::string list;
  std::vector<std::string> add;      ///< Further phrases to find.
  std::vector<std::string> allow;    ///< Phrases of the list that are not to be found.
  Location at = {};
};

struct Settings {
  std::string file;                                       ///< As found or named; "" when there are none.
  Set<std::string> profile;
  std::vector<Set<std::string>> rules;                    ///< Folders, as --rules takes them.
  std::vector<std::pair<std::string, Set<Severity>>> severities;   ///< By rule id.
  std::vector<RuleOff> off;
  std::vector<std::pair<std::string, std::vector<std::string>>> ward_aliases;   ///< The ward, then its other names.
  std::vector<std::string> ward_order;
  std::vector<std::pair<std::string, Set<int>>> targets;  ///< By measure id: at least so many per cent.
  std::vector<ReviewLimit> review_limits;
  std::vector<LocalWords> words;
  Location wards_at = {};
};

/// Reads careaudit.yaml, complaining of what is wrong with it.
Settings read_settings(const RuleText& file);

}  // namespace careaudit
