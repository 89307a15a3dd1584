// The gap between reviews against the limit of the plan's type.
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

/// The latest date on which the next review may fall.
Date limit_of(const Plan& plan, const PlanType& type, const LastReview& last, int tolerance) {
  const auto placement = plan.date("placement");
  if (placement && !type.first_reviews_days.empty()) {
    // Early reviews are counted from the placement: the first that is later than the last review.
    for (const int days : type.first_reviews_days) {
      const Date due = placement->plus_days(days);
      if (last.is_first || *last.date < due) {
        return due.plus_days(tolerance);
      }
    }
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
