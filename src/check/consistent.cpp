// Looks for what cannot all be true in one plan: dates, links, ids, carers, schedules.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "check/check.h"
#include "check/wanted.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/// What was found, to be told as one.
class Contradictions {
 public:
  /// `message` may quote `first` and `second` as `{0}` and `{1}`.
  void add(std::string_view message, NodeId node, std::vector<std::string> quoted = {}) {
    std::string text(message);
    for (std::size_t i = quoted.size(); i-- > 0;) {
      const std::string from = fmt::format("{{{}}}", i);
      const std::string to = fmt::format("{{{}}}", evidence_.size() + i);
      if (const auto at = text.find(from); at != std::string::npos) {
        text.replace(at, from.size(), to);
      }
    }
    evidence_.insert(evidence_.end(), quoted.begin(), quoted.end());
    message_ += (message_.empty() ? "" : "; ") + text;
    node_ = node_ == no_node ? node : node_;
  }

  void tell(Verdicts& out) {
    if (message_.empty()) {
      out.pass();
    } else {
      out.fail(std::move(message_), std::move(evidence_), node_);
    }
  }

 private:
  std::string message_;
  std::vector<std::string> evidence_;
  NodeId node_ = no_node;
};

void compare(const Plan& plan, NodeId from, std::string_view earlier, NodeId to, std::string_view later, Contradictions& found) {
  const auto first = plan.date(earlier, from);
  const auto second = plan.date(later, to);
  if (first && second && *second < *first) {
    found.add(fmt::format("`{}` ({}) is before `{}` ({})", later, second->in_words(), earlier, first->in_words()), plan.find(later, to));
  }
}

void check_dates(const Plan& plan, Contradictions& found) {
  for (const auto& [earlier, later] : {std::pair{"created", "updated"}, std::pair{"created", "review_date"}, std::pair{"last_review", "review_date"}, std::pair{"admitted", "review_date"},
                                       std::pair{"created", "involvement.copy_given"}}) {
    compare(plan, plan.root, earlier, plan.root, later, found);
  }
  for (const NodeId goal : plan.tree.children(plan.find("goals"))) {
    compare(plan, plan.root, "created", goal, "target_date", found);
  }
}

/// "g1, g2" names two.
bool names_only_known(std::string_view text, const std::set<std::string, std::less<>>& known) {
  if (known.contains(text)) {
    return true;
  }
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(",;& "), text.size());
    const auto one = trim(text.substr(0, end));
    if (!one.empty() && one != "and" && !known.contains(one)) {
      return false;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

void check_ids(const Plan& plan, Contradictions& found) {
  const Tree& tree = plan.tree;
  const auto ids_of = [&](std::string_view list) {
    std::set<std::string, std::less<>> ids;
    for (const NodeId item : tree.children(plan.find(list))) {
      const std::string id(plan.text("id", item));
      if (!id.empty() && !ids.insert(id).second) {
        found.add("the id `{0}` is given twice", tree.child(item, "id"), {id});
      }
    }
    return ids;
  };
  const auto needs = ids_of("needs");
  const auto goals = ids_of("goals");
  ids_of("actions");
  for (const std::string_view list : {"goals", "actions"}) {
    for (const NodeId item : tree.children(plan.find(list))) {
      for (const auto& [key, known] : {std::pair{"need", &needs}, std::pair{"goal", &goals}}) {
        const NodeId link = tree.child(item, key);
        const auto text = link == no_node ? std::string_view() : plan.text("", link);
        // Where nothing carries an id, the link may be a text.
        if (!text.empty() && !known->empty() && !names_only_known(text, *known)) {
          found.add(fmt::format("there is no {} `{{0}}`", key), link, {std::string(text)});
        }
      }
    }
  }
}

/// Monday is 0; in full, "Tuesday" or "Tuesdays".
std::optional<std::size_t> weekday_of(std::string_view word) {
  const std::string_view bare = word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
  const auto day = std::find(weekdays.begin(), weekdays.end(), bare);
  return day == weekdays.end() ? std::nullopt : std::optional(static_cast<std::size_t>(day - weekdays.begin()));
}

/// The days of the week that a text names.
std::set<std::size_t> weekdays_in(const Reading& reading) {
  std::set<std::size_t> days;
  for (const auto& word : reading.folded) {
    if (const auto day = weekday_of(word)) {
      days.insert(*day);
    }
  }
  return days;
}

/// Whether a day that stands at `word` is one on which something is done again and again. In "I am giving
/// up Saturdays", "ring about the Friday group" and "ready for Monday" it is not, nor is a deadline.
bool is_schedule_day(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 52> apart{
      "by",     "before", "from",   "until",   "till",   "after",   "since",    "starting", "beginning", "commencing", "ending", "for",
      "that",   "about",  "whether", "because", "which",  "who",     "if",       "when",     "how",       "why",        "what",
      "give",   "giving", "gives",  "gave",    "stop",   "stops",   "stopping", "drop",     "dropping",  "cancel",     "cancels", "cancelling",
      "miss",   "missing", "skip",  "skipping", "except", "instead", "rather",   "not",      "never",     "without",  "last",    "can't", "cannot", "won't", "don't", "doesn't", "no"};
  static constexpr std::array<std::string_view, 4> anew{"and", "then", "every", "each"};
  constexpr std::uint32_t reach = 8;
  for (std::uint32_t i = word; i-- > 0 && word - i <= reach && !reading.words[i + 1].starts_sentence;) {
    if (is_one_of(reading, i, apart)) {
      return false;
    }
    if (reading.words[i].is_mark || is_one_of(reading, i, anew)) {
      return true;
    }
  }
  return true;
}

/// The days of a schedule that a text tells.
std::set<std::size_t> schedule_days(const Reading& reading) {
  std::set<std::size_t> days;
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if (const auto day = weekday_of(reading.folded[i]); day && is_schedule_day(reading, i)) {
      days.insert(*day);
    }
  }
  return days;
}

/// "Monday 24 March 2026" was a Tuesday.
void check_weekday(const Subject& subject, NodeId node, Contradictions& found) {
  const auto text = node == no_node ? std::string_view() : subject.plan.text("", node);
  const auto date = text.empty() ? std::nullopt : Date::parse(text);
  if (!date) {
    return;
  }
  const auto monday = Date::of(2024, 1, 1);
  const auto actual = static_cast<std::size_t>(((monday->days_until(*date) % 7) + 7) % 7);
  const auto named = weekdays_in(subject.scratch.reading(node));
  if (named.size() == 1 && *named.begin() != actual) {
    std::string day(weekdays[actual]);
    day.front() = static_cast<char>(day.front() - 'a' + 'A');
    found.add(fmt::format("`{{0}}` is a {}", day), node, {std::string(text)});
  }
}

void check_schedules(const Subject& subject, Contradictions& found) {
  const Plan& plan = subject.plan;
  check_weekday(subject, plan.find("review_date"), found);
  for (const NodeId goal : plan.tree.children(plan.find("goals"))) {
    check_weekday(subject, plan.tree.child(goal, "target_date"), found);
  }
  for (const NodeId action : plan.tree.children(plan.find("actions"))) {
    const NodeId when = plan.tree.child(action, "when");
    const NodeId text = plan.tree.child(action, "text");
    check_weekday(subject, when, found);
    if (when == no_node || text == no_node || plan.tree[when].kind != Kind::scalar || plan.tree[text].kind != Kind::scalar) {
      continue;
    }
    const auto one = schedule_days(subject.scratch.reading(when));
    const auto other = schedule_days(subject.scratch.reading(text));
    const bool share = std::any_of(one.begin(), one.end(), [&](std::size_t day) { return other.contains(day); });
    if (!one.empty() && !other.empty() && !share) {
      found.add("`when` says `{0}`, and the text another day", when, {std::string(plan.text("", when))});
    }
  }
}

/// Family among contacts or those responsible, where carers and family are said to be none.
void check_carers(const Subject& subject, ListId relations, Contradictions& found) {
  const Plan& plan = subject.plan;
  const NodeId carers = plan.find("involvement.carers");
  if (carers == no_node || plan.tree.is_blank(carers) || !says_none(first_text(plan, carers))) {
    return;
  }
  for (const std::string_view list : {"crisis.contacts", "crisis.actions", "actions"}) {
    for (const NodeId item : plan.tree.children(plan.find(list))) {
      for (const std::string_view path : {"name", "role", "responsible", "responsible.name", "responsible.role"}) {
        const NodeId node = plan.find(path, item);
        if (node != no_node && plan.tree[node].kind == Kind::scalar && subject.scratch.reading(node).has(relations)) {
          found.add("carers and family are said to be none, and `{0}` stands among those to turn to", carers, {std::string(plan.text("", node))});
          return;
        }
      }
    }
  }
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([relations = context.knowledge.lexicon.list("relations")](const Subject& subject, Verdicts& out) {
    Contradictions found;
    check_dates(subject.plan, found);
    check_ids(subject.plan, found);
    check_carers(subject, relations, found);
    check_schedules(subject, found);
    found.tell(out);
  });
}

}  // namespace

constinit const CheckType checks::consistent{
    .name = "consistent",
    .summary = "Nothing in the plan contradicts the rest: order of dates, ids and links, carers, schedules.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
