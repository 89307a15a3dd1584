// FHIR's dates, timings and amounts in words.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/strings.h"
#include "import/fhir_work.h"

namespace careaudit {
namespace {

std::string unit_word(std::string_view unit, std::string_view count) {
  static constexpr auto words = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"s", "second"}, {"min", "minute"}, {"h", "hour"}, {"d", "day"}, {"wk", "week"}, {"mo", "month"}, {"a", "year"}});
  const auto found = std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.first == unit; });
  const std::string word(found == words.end() ? unit : found->second);
  return found == words.end() || count == "1" || count.empty() ? word : word + "s";
}

std::string day_words(const Element& repeat) {
  static constexpr auto days = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"mon", "Monday"}, {"tue", "Tuesday"}, {"wed", "Wednesday"}, {"thu", "Thursday"}, {"fri", "Friday"}, {"sat", "Saturday"}, {"sun", "Sunday"}});
  std::string out;
  for (const auto& day : repeat.all("dayOfWeek")) {
    const auto found = std::find_if(days.begin(), days.end(), [&](const auto& one) { return one.first == day.text(); });
    out += fmt::format("{}{}", out.empty() ? "" : " and ", found == days.end() ? day.text() : found->second);
  }
  for (const auto& time : repeat.all("timeOfDay")) {
    out += fmt::format("{}{}", out.empty() ? "" : " ", time.text().substr(0, 5));
  }
  return out;
}

/// `3 times every week`, `every 2 days`.
std::string repeat_words(const Element& repeat) {
  std::string out;
  const auto add = [&out](const std::string& more) { out += (out.empty() || more.empty() ? "" : " ") + more; };
  const auto frequency = repeat.text("frequency");
  const auto period = repeat.text("period");
  if (!frequency.empty() && frequency != "1") {
    add(fmt::format("{}{} times", frequency, repeat.text("frequencyMax").empty() ? "" : fmt::format(" to {}", repeat.text("frequencyMax"))));
  } else if (!frequency.empty() && !period.empty()) {
    add("once");
  }
  if (!period.empty()) {
    add(fmt::format("every {}{}", period == "1" ? "" : fmt::format("{} ", period), unit_word(repeat.text("periodUnit"), period)));
  }
  if (const auto days = day_words(repeat); !days.empty()) {
    add("on " + days);
  }
  if (const Element bounds = repeat.choice("bounds")) {
    add(fhir_when(bounds));
  }
  return out;
}

}  // namespace

std::string fhir_day(std::string_view text) {
  constexpr std::size_t day_size = 10;
  const bool has_time = text.size() > day_size && text[day_size] == 'T';
  return std::string(has_time ? text.substr(0, day_size) : text);
}

std::string fhir_amount(const Element& value) {
  if (!value) {
    return "";
  }
  // In XML a primitive is an attribute `value`, and a quantity an element that holds one.
  if (const auto number = value.text().empty() ? value.text("value") : value.text(); !number.empty()) {
    const auto comparator = value.text("comparator");
    const auto unit = value.text("unit");
    return fmt::format("{}{}{}{}{}", comparator, comparator.empty() ? "" : " ", number, unit.empty() ? "" : " ", unit);
  }
  if (value.one("low") || value.one("high")) {
    const Element low = value.one("low");
    const Element high = value.one("high");
    const auto unit = high.text("unit").empty() ? low.text("unit") : high.text("unit");
    const std::string from(low.text("value"));
    const std::string to(high.text("value"));
    const std::string range = from.empty() ? "at most " + to : to.empty() ? "at least " + from : from + "-" + to;
    return unit.empty() ? range : fmt::format("{} {}", range, unit);
  }
  if (value.one("numerator")) {
    return fmt::format("{} / {}", fhir_amount(value.one("numerator")), fhir_amount(value.one("denominator")));
  }
  if (const Element text = concept_of(value)) {
    return std::string(text.text());
  }
  return "";
}

std::string fhir_when(const Element& timing) {
  if (!timing) {
    return "";
  }
  if (timing.one("start") || timing.one("end")) {
    const std::string start = fhir_day(timing.text("start"));
    const std::string end = fhir_day(timing.text("end"));
    return end.empty() || end == start ? (end.empty() ? "from " + start : start) : start.empty() ? "by " + end : fmt::format("{} to {}", start, end);
  }
  if (const Element said = concept_of(timing.one("code"))) {
    return std::string(said.text());
  }
  if (const Element repeat = timing.one("repeat")) {
    return repeat_words(repeat);
  }
  if (const Element event = timing.one("event")) {
    return fhir_day(event.text());
  }
  if (timing.one("low") || timing.one("high") || timing.one("numerator") || timing.one("unit")) {
    return fhir_amount(timing);
  }
  return fhir_day(timing.text());
}

std::string fhir_plain(const Element& div) {
  std::string out;
  bool is_in_tag = false;
  for (const char c : div.words()) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (c == '<' || c == '>') {
      is_in_tag = c == '<';
    }
    if (is_in_tag || c == '>' || is_space) {
      out += out.empty() || out.back() == ' ' ? "" : " ";
    } else {
      out.push_back(c);
    }
  }
  return std::string(trim(out));
}

bool says_something(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80U || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

}  // namespace careaudit
