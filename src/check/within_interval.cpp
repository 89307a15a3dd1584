// The gap between reviews against the limit of the plan's type.
#include <iterator>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "check/check.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "tolerance_days", .type = OptionType::number, .help = "days a review may be later than the limit; 0 when not given"},
};

struct LastReview {
  std::optional<Date> date = {};
  std::string_view what = {};
  bool is_first = false;        ///< No review yet: the gap runs from the plan's beginning.
  NodeId unreadable = no_node;  ///< Something is written there, and it is no date.
};

/// A review whose date cannot be read may be later than all others, so that nothing can be said.
LastReview last_review(const Plan& plan) {
  LastReview last{.date = plan.date("last_review"), .what = "the last review"};
  if (!last.date && !plan.text("last_review").empty()) {
    return {.unreadable = plan.find("last_review")};
  }
  for (const NodeId review : plan.tree.children(plan.find("reviews"))) {
    const auto date = Date::parse(plan.tree[review].text);
    if (!date && !plan.tree[review].text.empty()) {
      return {.unreadable = review};
    }
    if (date && (!last.date || *last.date < *date)) {
      last.date = date;
    }
  }
  if (last.date) {
    return last;
  }
  for (const auto* start : {"created", "admitted", "placement"}) {
    if (const auto date = plan.date(start)) {
      return {.date = date, .what = "the start of the plan", .is_first = true};
    }
    if (!plan.text(start).empty()) {
      return {.unreadable = plan.find(start)};
    }
  }
  return {};
}

/// The reviews that are recorded, each date once.
std::set<Date> held_reviews(const Plan& plan) {
  std::set<Date> held;
  for (const NodeId review : plan.tree.children(plan.find("reviews"))) {
    if (const auto date = Date::parse(plan.tree[review].text)) {
      held.insert(*date);
    }
  }
  if (const auto last = plan.date("last_review")) {
    held.insert(*last);
  }
  return held;
}

/// The first of the early reviews that was not held: those are counted from the placement, and one that
/// is held between its predecessor's date and its own need not be held again.
std::optional<Date> early_review_due(const Plan& plan, const PlanType& type, const LastReview& last, Date placement) {
  const auto held = held_reviews(plan);
  std::size_t wanted = 0;
  Date since = placement;
  for (const int days : type.first_reviews_days) {
    const Date due = placement.plus_days(days);
    ++wanted;
    const auto until = held.upper_bound(due);
    const bool is_in_its_time = until != held.begin() && since <= *std::prev(until);
    const auto so_far = static_cast<std::size_t>(std::distance(held.lower_bound(placement), until));
    if (last.is_first || (*last.date < due && !(is_in_its_time && so_far >= wanted))) {
      return due;
    }
    since = due.plus_days(1);
  }
  return std::nullopt;
}

/// The latest date on which the next review may fall.
Date limit_of(const Plan& plan, const PlanType& type, const LastReview& last, int tolerance) {
  const auto placement = plan.date("placement");
  if (const auto due = placement ? early_review_due(plan, type, last, *placement) : std::nullopt) {
    return due->plus_days(tolerance);
  }
  const Date limit = type.review_days ? last.date->plus_days(*type.review_days) : last.date->plus_months(*type.review_months);
  return limit.plus_days(tolerance);
}

Result<Check> prepare(const PrepareContext& context) {
  const int tolerance = static_cast<int>(context.options.number("tolerance_days", 0));
  return Check([tolerance](const Subject& subject, Verdicts& out) {
    const PlanTypes& types = subject.knowledge.types;
    const PlanType* type = subject.plan.type.empty() ? nullptr : types.find(subject.plan.type);
    type = type == nullptr ? types.find("general") : type;
    if (type == nullptr || (!type->review_months && !type->review_days)) {
      out.not_applicable(type == nullptr ? "no review limit is known" : type->review_note);
      return;
    }
    const auto next = subject.plan.date("review_date");
    const LastReview last = last_review(subject.plan);
    if (!next && !subject.plan.text("review_date").empty()) {
      out.not_assessable("the review date cannot be read as a date", subject.plan.find("review_date"));
      return;
    }
    if (next && last.unreadable != no_node) {
      out.not_assessable("the date from which the interval runs cannot be read as a date", last.unreadable);
      return;
    }
    if (!next || !last.date) {
      out.not_applicable(next ? "neither a last review nor a start date is recorded" : "the review date is not recorded");
      return;
    }
    const Date limit = limit_of(subject.plan, *type, last, tolerance);
    if (limit < *next) {
      const int days = last.date->days_until(*next);
      out.fail(fmt::format("the next review is {} {} after {}; it is due by {} at the latest", days, days == 1 ? "day" : "days", last.what, limit.in_words()), {next->iso()}, subject.plan.find("review_date"));
      return;
    }
    out.pass({next->iso()});
  });
}

}  // namespace

constinit const CheckType checks::within_interval{
    .name = "within_interval",
    .summary = "The next review is no later than the plan type's limit allows.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
