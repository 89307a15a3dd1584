// Templates side by side: a line a rule, a column a template.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "audit/result.h"

namespace careaudit {

/// What is kept of one template.
struct TemplateColumn {
  std::string name;                            ///< Its reference, and the form's own title.
  std::map<const Rule*, Slot> colours = {};    ///< The worst of its items; none where nothing could be asked.
};

/// Gathers the templates of a run, the first `most`, for the table at its end.
class TemplateTable {
 public:
  static constexpr std::size_t most = 30;
  void add(const PlanResult& plan);
  bool is_empty() const { return columns_.empty(); }

  /// A line of the table: a rule, or a heading with counts.
  struct Line {
    std::string title;
    std::vector<std::string> cells;   ///< "red", "amber", "green", "–"; of counts "12 of 20".
    bool is_heading = false;
  };
  /// The form's content, then its design, each with counts of what is green; rules nothing was asked by are
  /// left out.
  std::vector<Line> lines() const;
  /// "1: TEMPLATE-7, Inpatient care plan".
  std::vector<std::string> names() const;
  std::uint64_t left_out() const { return seen_ - columns_.size(); }

 private:
  std::vector<TemplateColumn> columns_;
  std::uint64_t seen_ = 0;
};

/// Whether a measure has a denominator: a run of templates alone has none, and shows no tables of them.
bool has_measured(const Summary& summary);

/// "red", "amber", "green" or "–".
std::string_view word_of(Slot slot);

/// As text, aligned.
std::string template_text(const TemplateTable& table, std::uint32_t width, bool use_colour);

}  // namespace careaudit
