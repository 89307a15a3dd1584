// A care plan in careaudit's own vocabulary, whatever format it came from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "plan/tree.h"
#include "plan/vocabulary.h"

namespace careaudit {

/// A path that the plan's source has no place for, and why that is so.
struct NotCarried {
  std::string path;
  std::string reason;
};

/// A plan ready to be judged. In `tree` every known key is the vocabulary's own (aliases resolved),
/// every list field is a list node, and an item of a list of maps is a map (bare text became its
/// text field), and fields stand in the order of the vocabulary. Unknown fields are kept behind them.
struct Plan {
  Tree tree;
  NodeId root = no_node;
  std::string file;                      ///< As named by the user or found in a folder.
  Location at;                           ///< Where the plan starts.
  std::string id;                        ///< "" when the plan has none.
  std::string status = "active";         ///< active, draft, closed or template.
  std::string type;                      ///< As written; "" when missing.
  /// Its own names for its type beside `type`, when its format has no field for one of ours.
  std::vector<std::string> type_names;
  std::size_t ordinal = 0;               ///< Its place among the plans of the piece it stands in.
  bool is_exported = false;              ///< By another system, in another format: names are not ours to mend.
  bool id_is_private = false;            ///< The id is one of the person's own, such as an NHS number.
  std::vector<NotCarried> not_carried;
  std::vector<NodeId> elsewhere;         ///< Items that the export only refers to, and that were not read.

  /// The node at a path of keys from `from` (`crisis.contacts`); no_node when absent.
  NodeId find(std::string_view path, NodeId from) const;
  NodeId find(std::string_view path) const { return find(path, root); }
  /// The trimmed scalar text at a path; "" when absent or no scalar.
  std::string_view text(std::string_view path, NodeId from) const;
  std::string_view text(std::string_view path) const { return text(path, root); }
  /// The date at a path: of a scalar, or of a map's `date` child.
  std::optional<Date> date(std::string_view path, NodeId from) const;
  std::optional<Date> date(std::string_view path) const { return date(path, root); }
  /// Why its source has no place for the path or what it stands below; "" when it has one.
  std::string_view why_not_carried(std::string_view path) const;
};

/// A scalar read as yes or no (`yes`, `true`, `y`, `no`, `false`, `n`, any case); nothing else.
std::optional<bool> yes_or_no(std::string_view text);

/// A kind of plan (rules/types.yaml).
struct PlanType {
  std::string id;
  std::string title;
  std::vector<std::string> aliases;
  /// Months between reviews; nothing when set locally, by the person, or not at all.
  std::optional<int> review_months;
  /// Days between reviews, where they are shorter than a month; goes before the months.
  std::optional<int> review_days = {};
  /// Why there is no number of months: "set locally", "by the person"…; "" when there is one.
  std::string review_note;
  /// Limits that come first, counted from `placement`: hours then weeks, as for self-directed
  /// support (72 hours, then 3 weeks). Days each; empty for most types.
  std::vector<int> first_reviews_days;
  std::vector<std::string> only;      ///< The only rules asked, ids or groups, beside those made for the type.
  std::vector<std::string> without;   ///< Rules that are not asked.
  std::vector<std::string> sections;  ///< Keys of `sections` it asks for; none: any are taken.
  std::string file = {};              ///< Where it was read from, for messages.
  Location at = {};
  bool is_built_in = false;
};

struct PlanTypes {
  std::vector<PlanType> all;
  /// By id or alias, ignoring case, spaces, hyphens and underscores; nullptr when unknown.
  const PlanType* find(std::string_view name) const;
};

}  // namespace careaudit
