// Judges whether somebody with a number answers at every hour of the week.
#include <array>
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "check/check.h"
#include "check/contact_hours.h"

namespace careaudit {
namespace {

/// Where crisis contacts stand.
Lines lines_of(const Subject& subject, const LineReader& reader) {
  Lines lines;
  for (const std::string_view path : {"crisis", "wrap.crisis", "contingency", "safety", "sections", "coordinator"}) {
    Lines more = reader.read(subject, subject.plan.find(path));
    std::move(more.all.begin(), more.all.end(), std::back_inserter(lines.all));
    if (path == "crisis") {
      lines.hours_only = std::move(more.hours_only);
    }
  }
  return lines;
}

bool is_usable(const Line& line) { return line.phone.fault == PhoneFault::none && !line.phone.is_forbidden; }

/// All hours at which somebody answers.
Week covered(const Lines& lines, const LineReader& reader) {
  Week week;
  bool has_rest = false;
  for (const Line& line : lines.all) {
    if (is_usable(line)) {
      week.add(line.week);
      has_rest = has_rest || line.is_rest;
    }
  }
  if (has_rest) {
    week.add(week.is_empty() ? reader.office().rest() : week.rest());
  }
  return week;
}

void explain_fail(const Subject& subject, const Lines& lines, const Week& week, Verdicts& out) {
  const auto always_bad = std::find_if(lines.all.begin(), lines.all.end(), [](const Line& line) {
    return line.week.is_whole() && line.phone.fault != PhoneFault::none;
  });
  if (always_bad != lines.all.end()) {
    out.fail(fmt::format("`{{0}}` answers day and night, but the number {}", explain(always_bad->phone.fault)), 
             {always_bad->number}, always_bad->node);
    return;
  }
  const auto always_unnumbered = std::find_if(lines.hours_only.begin(), lines.hours_only.end(), [](const Line& line) { return line.week.is_whole(); });
  if (always_unnumbered != lines.hours_only.end()) {
    out.fail("it speaks of somebody there (`{0}`), but gives no number for them: write the number", {always_unnumbered->hours}, always_unnumbered->node);
    return;
  }
  const auto with_hours = std::find_if(lines.all.begin(), lines.all.end(), [](const Line& line) { return line.has_hours && is_usable(line); });
  if (with_hours != lines.all.end()) {
    const std::string gap = week.is_empty() ? "" : fmt::format("; nobody does from {}", week.first_gap());
    out.fail(fmt::format("no contact answers at every hour of the week (`{{0}}` answers `{{1}}`){}; add one that does, with its number", gap),
             {with_hours->number, with_hours->hours}, with_hours->node);
    return;
  }
  const auto without_hours = std::find_if(lines.all.begin(), lines.all.end(), is_usable);
  if (without_hours != lines.all.end()) {
    out.fail("`{0}` is given without the hours it is answered: write them, or add a contact that answers day and night",
             {without_hours->number}, without_hours->node);
    return;
  }
  out.fail("no contact that answers day and night is given with a number: write one, such as the crisis line or NHS 111", {},
           subject.plan.find("crisis"));
}

/// Whether a template has a place for a contact's number: an empty list, or an item without digits yet.
bool has_slot(const Plan& plan) {
  const NodeId contacts = plan.status == "template" ? plan.find("crisis.contacts") : no_node;
  if (contacts == no_node || plan.tree.is_blank(contacts)) {
    return contacts != no_node;
  }
  const auto items = plan.tree.children(contacts);
  return std::any_of(items.begin(), items.end(), [&](NodeId item) {
    const NodeId phone = plan.tree.child(item, "phone");
    return phone != no_node && plan.tree[phone].text.find_first_of("0123456789") == std::string_view::npos;
  });
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([reader = LineReader(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const Lines lines = lines_of(subject, reader);
    const auto always = std::find_if(lines.all.begin(), lines.all.end(), [](const Line& line) {
      return is_usable(line) && (line.phone.is_always_open || line.week.is_whole());
    });
    if (always != lines.all.end()) {
      out.pass(always->hours.empty() ? std::vector<std::string>{always->number} : std::vector<std::string>{always->number, always->hours});
      return;
    }
    const Week week = covered(lines, reader);
    if (!week.is_whole() && has_slot(subject.plan)) {
      out.not_applicable("the template leaves it to be filled in");
      return;
    }
    if (!week.is_whole()) {
      explain_fail(subject, lines, week, out);
      return;
    }
    std::vector<std::string> together;
    for (const Line& line : lines.all) {
      if (is_usable(line) && line.has_hours) {
        together.push_back(line.number);
        together.push_back(line.hours);
      }
    }
    out.pass(std::move(together));
  });
}

constexpr std::array<std::string_view, 1> reads{"crisis.contacts.hours"};

}  // namespace

constinit const CheckType checks::contact_24h{
    .name = "contact_24h",
    .summary = "Somebody with a number that can be dialled answers 24 hours a day, 7 days a week.",
    .options = {},
    .prepare = prepare,
    .reads = reads,
};

}  // namespace careaudit
