// Worksheets read back, and counted.
#include "audit/answers.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "audit/sampling.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "read/small_table.h"

namespace careaudit {
namespace {

/// Without the apostrophe that keeps a spreadsheet from taking it for a formula.
std::string plain(std::string cell) {
  const bool is_kept = cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
  return std::string(trim(is_kept ? cell.substr(1) : cell));
}

std::optional<RaterAnswer> answer_of(const std::string& cell) {
  const std::string word = fold_ascii(trim(cell));
  static constexpr std::array<std::pair<std::string_view, RaterAnswer>, 10> known{{{"", RaterAnswer::none},
                                                                            {"yes", RaterAnswer::yes},
                                                                            {"y", RaterAnswer::yes},
                                                                            {"no", RaterAnswer::no},
                                                                            {"n", RaterAnswer::no},
                                                                            {"na", RaterAnswer::na},
                                                                            {"n/a", RaterAnswer::na},
                                                                            {"cannot_tell", RaterAnswer::cannot_tell},
                                                                            {"cannot tell", RaterAnswer::cannot_tell},
                                                                            {"can't tell", RaterAnswer::cannot_tell}}};
  const auto found = std::find_if(known.begin(), known.end(), [&](const auto& row) { return row.first == word; });
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

RaterAnswer answer_of(const Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return RaterAnswer::yes;
    case Outcome::fail:
      return RaterAnswer::no;
    case Outcome::not_applicable:
      return RaterAnswer::na;
    case Outcome::not_assessable:
      return RaterAnswer::cannot_tell;
  }
  return RaterAnswer::none;
}

/// The finding; of a pass the words that decided; of others why they are none.
std::string what_decided(const OutcomeRow& row, bool is_quoting) {
  if (row.outcome == Outcome::fail) {
    return filled_message(row, is_quoting);
  }
  if (row.outcome != Outcome::pass || !is_quoting || row.evidence.empty()) {
    return row.reason;
  }
  std::string said = "passes by";
  for (const auto& words : row.evidence) {
    said += fmt::format("{} \"{}\"", &words == &row.evidence.front() ? "" : ",", words);
  }
  return said;
}

}  // namespace

std::string_view name_of(RaterAnswer answer) {
  switch (answer) {
    case RaterAnswer::none:
      return "";
    case RaterAnswer::yes:
      return "yes";
    case RaterAnswer::no:
      return "no";
    case RaterAnswer::na:
      return "na";
    case RaterAnswer::cannot_tell:
      return "cannot_tell";
  }
  return "";
}

std::optional<Answers> read_answers(const std::string& path, Problems& problems) {
  const auto table = SmallTable::read(path);
  if (!table) {
    problems.push_back(table.error());
    return std::nullopt;
  }
  for (const std::string name : {"plan", "rule", "item", "rater1"}) {
    if (!table->has(name)) {
      problems.push_back({.file = path, .message = fmt::format("this is no worksheet: it has no column `{}`", name), .remedy = "name a file that `careaudit sample` made, saved as CSV with its heading"});
      return std::nullopt;
    }
  }
  Answers answers;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    const auto cell = [&](const std::string& name) { return plain(table->cell(i, name)); };
    AnsweredQuestion row{.plan = cell("plan"), .ward = cell("ward"), .rule = cell("rule"), .item = cell("item"), .note = cell("note")};
    if (row.plan.empty() && row.rule.empty()) {
      continue;
    }
    for (const auto& [name, answer] : {std::pair(std::string("rater1"), &row.first), std::pair(std::string("rater2"), &row.second)}) {
      const auto known = answer_of(cell(name));
      if (!known) {
        problems.push_back({.file = path, .at = {table->line(i), 1}, .message = fmt::format("`{}` is no answer of {}", excerpt(cell(name)), name), .remedy = "write yes, no, na or cannot_tell, or leave it empty"});
      }
      *answer = known.value_or(RaterAnswer::none);
    }
    for (const std::string name : {"seed", "as_of", "status", "profile", "rules_hash", "paths"}) {
      answers.drawn.try_emplace(name, cell(name));
    }
    answers.rows.push_back(std::move(row));
  }
  if (answers.rows.empty()) {
    problems.push_back({.file = path, .message = "no question stands in this worksheet", .remedy = "check that it was saved whole"});
  }
  return problems.empty() ? std::optional(std::move(answers)) : std::nullopt;
}

void Agreement::add(RaterAnswer first, RaterAnswer second) {
  if (first == RaterAnswer::none || second == RaterAnswer::none) {
    return;
  }
  const auto decides = [](RaterAnswer answer) { return answer == RaterAnswer::yes || answer == RaterAnswer::no; };
  if (!decides(first) || !decides(second)) {
    ++left_out;
    return;
  }
  const bool first_yes = first == RaterAnswer::yes;
  const bool second_yes = second == RaterAnswer::yes;
  std::uint64_t& cell = first_yes ? (second_yes ? table.both_yes : table.first_only) : (second_yes ? table.second_only : table.both_no);
  ++cell;
}

AgreementCounter::AgreementCounter(const Answers& answers) : answers_(answers), judged_(answers.rows.size()) {
  for (std::size_t i = 0; i < answers.rows.size(); ++i) {
    by_plan_[answers.rows[i].plan].push_back(i);
  }
}

void AgreementCounter::add(const PlanResult& plan, bool is_quoting) {
  const auto asked = by_plan_.find(plan.id);
  if (asked == by_plan_.end()) {
    return;
  }
  for (const std::size_t place : asked->second) {
    const AnsweredQuestion& question = answers_.rows[place];
    for (const auto& row : plan.outcomes) {
      if (row.rule->id != question.rule || question_item(row) != question.item) {
        continue;
      }
      // Of several outcomes that one question stands for, a fail decides.
      auto& judged = judged_[place];
      if (!judged || row.outcome == Outcome::fail) {
        judged = Judged{.tool = answer_of(row.outcome), .said = what_decided(row, is_quoting)};
      }
    }
  }
}

AgreementReport AgreementCounter::report() const {
  AgreementReport report;
  std::map<std::string, RuleAgreement> rules;
  RuleAgreement all;
  for (std::size_t i = 0; i < judged_.size(); ++i) {
    const AnsweredQuestion& question = answers_.rows[i];
    const RaterAnswer tool = judged_[i] ? judged_[i]->tool : RaterAnswer::none;
    report.not_found += judged_[i] ? 0U : 1U;
    report.has_second = report.has_second || question.second != RaterAnswer::none;
    RuleAgreement& rule = rules[question.rule];
    rule.rule = question.rule;
    for (RuleAgreement* to : {&rule, &all}) {
      to->tool_and_first.add(tool, question.first);
      to->tool_and_second.add(tool, question.second);
      to->raters.add(question.first, question.second);
    }
    const auto differs = [tool](RaterAnswer answer) { return answer != RaterAnswer::none && tool != RaterAnswer::none && answer != tool; };
    if (differs(question.first) || differs(question.second)) {
      report.disagreements.push_back({.question = question, .tool = tool, .said = judged_[i] ? judged_[i]->said : ""});
    }
  }
  for (auto& [id, rule] : rules) {
    report.rules.push_back(std::move(rule));
  }
  report.rules.push_back(std::move(all));
  return report;
}

}  // namespace careaudit
