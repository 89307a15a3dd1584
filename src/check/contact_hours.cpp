// Reads contacts and texts for numbers, and gives each the hours that stand nearest to it.
#include "check/contact_hours.h"

#include <algorithm>
#include <array>

#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::uint32_t far = 1000;

/// What stands between two places of a text, as a distance: sentences and halves of sentences part
/// more than words do.
std::uint32_t distance(const Reading& reading, std::uint32_t from, std::uint32_t to) {
  static constexpr std::array<std::string_view, 4> semicolons{";", "|", "\u2022", "\u2192"};
  static constexpr std::array<std::string_view, 4> joints{",", "or", "and", "then"};
  std::uint32_t steps = 0;
  for (std::uint32_t i = from; i < to; ++i) {
    if (reading.words[i].starts_sentence && i > from) {
      return far;
    }
    const bool is_line_break =
        i > 0 && reading.text.substr(reading.words[i - 1].end, reading.words[i].begin - reading.words[i - 1].end).find('\n') != std::string_view::npos;
    steps += is_line_break || is_one_of(reading, i, semicolons) ? 30U : is_one_of(reading, i, joints) ? 6U : 1U;
  }
  return to < reading.words.size() && to > from && reading.words[to].starts_sentence ? far : steps;
}

std::uint32_t word_at(const Reading& reading, std::uint32_t offset) {
  std::uint32_t word = 0;
  while (word < reading.words.size() && reading.words[word].end <= offset) {
    ++word;
  }
  return word;
}

/// "They are open 24 hours", of a line in the sentence before or after.
bool is_about_a_line(const Reading& reading, const Hours& hours) {
  static constexpr std::array<std::string_view, 31> words{
      "it",      "they",     "line",    "lines",   "team",    "open",      "available", "answer",  "answers", "answered", "staffed",
      "service", "services", "number",  "numbers", "phone",   "ring",      "call",      "contact", "manned",  "reach",    "reached",
      "there",   "desk",     "helpline", "this",   "somebody", "someone",  "hours",     "lines",   "operates"};
  std::uint32_t first = hours.first;
  while (first > 0 && !reading.words[first].starts_sentence) {
    --first;
  }
  const bool is_alone = first == hours.first;
  for (std::uint32_t i = first; i < hours.first && !is_alone; ++i) {
    if (is_one_of(reading, i, words)) {
      return true;
    }
  }
  return is_alone;
}

/// "the out-of-hours line", "the OOH GP": what it is called, so that times given beside it count alone.
bool is_name_of_line(const Reading& reading, const Hours& hours) {
  static constexpr std::array<std::string_view, 14> called{"line", "number", "service", "services", "team", "doctor", "doctors", "gp", "gps", "nurse", "nurses", "desk", "helpline", "worker"};
  return hours.is_rest && hours.week.is_empty() && is_one_of(reading, hours.last, called);
}

void give(const Reading& reading, const Hours& hours, Line& line) {
  const bool is_named = is_name_of_line(reading, hours);
  const bool has_times = !line.week.is_empty() || !hours.week.is_empty();
  line.week.add(hours.week);
  line.is_named_rest = line.is_named_rest || is_named;
  line.is_rest = (line.is_rest || hours.is_rest) && !(line.is_named_rest && has_times);
  line.has_hours = true;
  line.hours += line.hours.empty() ? "" : ", ";
  line.hours += reading.span(hours.first, hours.last);
}

/// The line a stretch of hours belongs to; nullptr when to none.
Line* owner(const Reading& reading, const Hours& hours, std::vector<Line>& lines) {
  Line* best = nullptr;
  std::uint32_t least = far;
  Line* before = nullptr;
  Line* after = nullptr;
  for (Line& line : lines) {
    const std::uint32_t first = word_at(reading, line.phone.begin);
    const std::uint32_t last = word_at(reading, line.phone.end);
    const bool is_before = last <= hours.first;
    const std::uint32_t steps = is_before ? distance(reading, last, hours.first) : distance(reading, hours.last, first);
    // "Jo, 9-5, on 01632…; out of hours the hub": the hub has no number here.
    const bool is_taken = hours.is_rest && line.has_hours && is_before;
    if (steps < least && !is_taken) {
      least = steps;
      best = &line;
    }
    (is_before ? before : after) = is_before || after == nullptr ? &line : after;
  }
  if (best != nullptr || !is_about_a_line(reading, hours)) {
    return best;
  }
  if (before != nullptr && !before->has_hours) {
    return before;
  }
  return after != nullptr && !after->has_hours ? after : nullptr;
}

bool is_contact(const Tree& tree, NodeId node) {
  return tree[node].kind == Kind::map && (tree.child(node, "phone") != no_node || tree.child(node, "name") != no_node);
}

}  // namespace

Lines LineReader::read_text(const Subject& subject, NodeId node) const {
  const Tree& tree = subject.plan.tree;
  const Reading& reading = subject.scratch.reading(node);
  const std::string_view key = tree[node].key;
  Lines lines;
  if (key == "email") {
    return lines;
  }
  const auto phones = phones_.find(reading, key == "phone" ? PhonePlace::field : PhonePlace::contact, subject.scratch.phones());
  for (const auto& phone : phones) {
    lines.all.push_back({.node = node, .phone = phone, .number = std::string(reading.text.substr(phone.begin, phone.end - phone.begin)), .hours = {}, .week = {}});
  }
  for (const auto& hours : hours_.find(reading, key == "hours" ? HoursPlace::field : HoursPlace::text, phones)) {
    if (Line* line = owner(reading, hours, lines.all)) {
      give(reading, hours, *line);
    } else {
      lines.hours_only.emplace_back();
      lines.hours_only.back().node = node;
      give(reading, hours, lines.hours_only.back());
    }
  }
  return lines;
}

Lines LineReader::read_contact(const Subject& subject, NodeId node) const {
  const Tree& tree = subject.plan.tree;
  Lines lines;
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    if (tree[child].kind == Kind::scalar) {
      Lines more = read_text(subject, child);
      std::move(more.all.begin(), more.all.end(), std::back_inserter(lines.all));
      std::move(more.hours_only.begin(), more.hours_only.end(), std::back_inserter(lines.hours_only));
    }
  }
  bool is_used = false;
  for (Line& line : lines.all) {
    if (line.has_hours) {
      continue;
    }
    for (const Line& hours : lines.hours_only) {
      line.week.add(hours.week);
      line.is_rest = line.is_rest || hours.is_rest;
      line.hours = hours.hours;
      line.has_hours = true;
      is_used = true;
    }
  }
  if (is_used) {
    lines.hours_only.clear();
  }
  return lines;
}

void LineReader::add(const Subject& subject, NodeId node, Lines& lines) const {
  const Tree& tree = subject.plan.tree;
  const bool is_one = tree[node].kind == Kind::scalar || is_contact(tree, node);
  if (is_one) {
    Lines more = tree[node].kind == Kind::scalar ? read_text(subject, node) : read_contact(subject, node);
    std::move(more.all.begin(), more.all.end(), std::back_inserter(lines.all));
    std::move(more.hours_only.begin(), more.hours_only.end(), std::back_inserter(lines.hours_only));
  }
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    if (!is_one || tree[child].kind != Kind::scalar) {
      add(subject, child, lines);
    }
  }
}

Lines LineReader::read(const Subject& subject, NodeId node) const {
  Lines lines;
  if (node != no_node) {
    add(subject, node, lines);
  }
  return lines;
}

}  // namespace careaudit
