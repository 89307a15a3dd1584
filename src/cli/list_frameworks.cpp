// The crosswalk: frameworks, their criteria, and the rules that are evidence of each.
#include "cli/list_frameworks.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "encode/json.h"
#include "encode/markdown.h"
#include "encode/terminal.h"
#include "report/by_framework.h"

namespace careaudit {
namespace {

using Rules = std::vector<const Rule*>;

std::vector<std::string> ids_of(const Rules& rules, const Framework& framework, const Criterion& criterion) {
  std::vector<std::string> ids;
  for (const Rule* rule : rules) {
    if (is_evidence_of(*rule, framework, criterion)) {
      ids.push_back(rule->id);
    }
  }
  return ids;
}

std::vector<const Framework*> frameworks_of(const RuleSet& set, const Rules& rules) {
  std::vector<const Framework*> served;
  for (const auto& framework : set.frameworks) {
    const bool is_served = std::any_of(framework.criteria.begin(), framework.criteria.end(), [&](const Criterion& criterion) { return !ids_of(rules, framework, criterion).empty(); });
    if (is_served) {
      served.push_back(&framework);
    }
  }
  return served;
}

void write_text(const std::vector<const Framework*>& frameworks, const Rules& rules, std::ostream& out) {
  for (const Framework* framework : frameworks) {
    out << fmt::format("{}  {}\n", terminal_text(framework->id), terminal_text(framework->title));
    for (const auto& criterion : framework->criteria) {
      const auto ids = ids_of(rules, *framework, criterion);
      const std::string note = note_of(criterion, !ids.empty());
      out << fmt::format("  {}. {}{}\n", terminal_text(criterion.id), terminal_text(criterion.heading), note.empty() ? "" : fmt::format(" ({})", note));
      if (!ids.empty()) {
        out << "    " << wrapped(fmt::format("{}", fmt::join(ids, ", ")), 96, 4) << '\n';
      }
    }
  }
}

void write_json(const std::vector<const Framework*>& frameworks, const Rules& rules, std::ostream& out) {
  JsonWriter json;
  json.array();
  for (const Framework* framework : frameworks) {
    json.object().field("id", framework->id).field("title", framework->title).field("about", framework->about).key("criteria").array();
    for (const auto& criterion : framework->criteria) {
      json.object().field("id", criterion.id).field("heading", criterion.heading);
      json.key("needs_person").yes_no(criterion.needs_person).key("checked").yes_no(criterion.is_checked).key("rules").array();
      for (const auto& id : ids_of(rules, *framework, criterion)) {
        json.text(id);
      }
      json.end_array().end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  out << json.take() << '\n';
}

/// Rules down, frameworks across, the criteria in the cells.
void write_crosswalk(const std::vector<const Framework*>& frameworks, const Rules& rules, std::ostream& out) {
  out << "| rule |";
  for (const Framework* framework : frameworks) {
    out << ' ' << markdown_text(framework->id) << " |";
  }
  out << "\n|---|";
  for (std::size_t i = 0; i < frameworks.size(); ++i) {
    out << "---|";
  }
  for (const Rule* rule : rules) {
    out << "\n| " << rule->id << " |";
    for (const Framework* framework : frameworks) {
      std::vector<std::string> cell;
      for (const auto& criterion : framework->criteria) {
        if (is_evidence_of(*rule, *framework, criterion)) {
          cell.push_back(markdown_text(criterion.id));
        }
      }
      out << fmt::format(" {} |", fmt::join(cell, ", "));
    }
  }
  out << '\n';
}

void write_markdown(const std::vector<const Framework*>& frameworks, const Rules& rules, std::ostream& out) {
  write_crosswalk(frameworks, rules, out);
  for (const Framework* framework : frameworks) {
    out << fmt::format("\n**{}** ({})\n\n{}\n\n| criterion | heading | rules | note |\n|---|---|---|---|\n", markdown_text(framework->title), markdown_text(framework->id), markdown_text(framework->about));
    for (const auto& criterion : framework->criteria) {
      const auto ids = ids_of(rules, *framework, criterion);
      const std::string listed = ids.empty() ? "–" : fmt::format("`{}`", fmt::join(ids, "`, `"));
      out << fmt::format("| {} | {} | {} | {} |\n", markdown_text(criterion.id), markdown_text(criterion.heading), listed, note_of(criterion, !ids.empty()));
    }
  }
}

}  // namespace

void list_frameworks(const RuleSet& set, const std::vector<const Rule*>& rules, const std::string& format, std::ostream& out) {
  const auto frameworks = frameworks_of(set, rules);
  if (format == "json") {
    write_json(frameworks, rules, out);
  } else if (format == "markdown") {
    write_markdown(frameworks, rules, out);
  } else {
    write_text(frameworks, rules, out);
  }
}

}  // namespace careaudit
