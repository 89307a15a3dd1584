// The table of measures by group, for reports that people read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report.h"

namespace careaudit {

/// One table a field: a block a measure with a line a group: n/d, per cent, interval, what was left
/// out. At most `width` columns where names allow.
std::string measure_tables(const Summary& summary, std::uint32_t width, bool use_colour);

/// The tables of the first grouping field, a measure each.
std::vector<const MeasureTable*> tables_of_first_field(const Summary& summary);

/// Every group that one of the tables has, in order of the first that has it.
std::vector<const GroupCount*> groups_of_any(const std::vector<const MeasureTable*>& tables);
/// The count of that group in the table, most likely at that place; nullptr when it has none.
const MeasureCount* count_in(const MeasureTable& table, const GroupCount& group, std::size_t place);

/// "7/10"; `*` for what is withheld.
std::string ratio_text(const MeasureCount& count);
/// "13 plans", "* plans" where the number is withheld.
std::string plans_audited(const Summary& summary);
/// "70.0 %", `*` where it is withheld, or "–" for a denominator of 0.
std::string percent_text(const MeasureCount& count);
/// "40–89 %", or "".
std::string interval_text(const MeasureCount& count);
/// A group's name, or "(no ward)".
std::string group_name(const GroupCount& group, const std::string& by);
/// "1 error", "2 warnings"; a plural that is not made with an s is given.
std::string counted(std::uint64_t count, std::string_view noun, std::string_view plural = "");
/// "1 error, 2 warnings, no advice"
std::string counted_findings(const Summary& summary);

/// Whether the measure's target is reached, by whole numbers; nothing without one, where none was judged, or
/// where a number is withheld.
std::optional<bool> reaches_target(const MeasureCount& count, const Measure& measure);
/// " Target 70 %." where the settings give one, else "".
std::string target_words(const Measure& measure);

}  // namespace careaudit
