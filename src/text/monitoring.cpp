// Finds the verbs of watching and what says how.
#include "text/monitoring.h"

#include <algorithm>
#include <array>

#include "text/word_forms.h"

namespace careaudit {
namespace {

/// Whether a form that may be a noun ("review", "checks", "watch") is a verb where it stands.
bool is_verb_here(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 16> before{"to",   "will",   "and",   "then",  "please", "must",
                                                    "should", "can",  "staff", "nurse", "nurses", "i",
                                                    "we",   "they",   "or",    "also"};
  if (word == 0 || reading.words[word].starts_sentence || reading.words[word - 1].is_mark) {
    return !(word + 1 < reading.words.size() && reading.words[word + 1].is_mark &&
             reading.span(word + 1, word + 2) == "-");
  }
  return is_one_of(reading, word - 1, before);
}

}  // namespace

MonitoringWords::MonitoringWords(const Lexicon& lexicon)
    : lexicon_(&lexicon), list_(lexicon.list("monitoring")) {}

bool MonitoringWords::has_tag(const Hit& hit, std::string_view tag) const {
  const auto& tags = (*lexicon_)[hit.list].entries[hit.entry].tags;
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool MonitoringWords::is_monitoring_at(const Reading& reading, std::uint32_t word) const {
  static constexpr std::array<std::string_view, 7> always{"monitor",   "monitors", "monitored", "monitoring",
                                                   "observing", "observed", "observes"};
  static constexpr std::array<std::string_view, 12> verbs{"observe",  "review",   "reviews", "reviewing",
                                                   "check",    "checks",   "checking", "watch",
                                                   "watches",  "watching", "reviewed", "checked"};
  if (const Hit* hit = reading.at(list_, word); hit != nullptr && has_tag(*hit, "not_monitoring")) {
    return false;
  }
  // "keep under review", "ongoing review", "keep an eye on"
  static constexpr std::array<std::string_view, 5> lasting{"under", "ongoing", "regular", "continuous", "continued"};
  if ((reading.is(word, "review") && word > 0 && is_one_of(reading, word - 1, lasting)) || (reading.is(word, "eye") && reading.is(word + 1, "on") && word > 0 && reading.is(word - 1, "an"))) {
    return true;
  }
  if (is_one_of(reading, word, always)) {
    // A heart monitor, a baby monitor: the thing, not the act.
    return !(reading.is(word, "monitor") && word > 0 && !is_verb_here(reading, word));
  }
  if (!is_one_of(reading, word, verbs)) {
    return false;
  }
  static constexpr std::array<std::string_view, 2> passive{"reviewed", "checked"};
  if (is_one_of(reading, word, passive)) {
    static constexpr std::array<std::string_view, 2> auxiliary{"be", "being"};
    return word > 0 && is_one_of(reading, word - 1, auxiliary);
  }
  return is_verb_here(reading, word);
}

Monitoring MonitoringWords::find(const Reading& reading) const {
  Monitoring found;
  found.last = static_cast<std::uint32_t>(reading.words.size());
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if (is_monitoring_at(reading, i)) {
      found.first = found.is_monitoring ? found.first : i;
      found.is_monitoring = true;
    }
  }
  // "check heels for redness": what to look for; "for changes" says nothing.
  for (std::uint32_t i = found.first + 1; found.is_monitoring && i + 1 < reading.words.size(); ++i) {
    const Hit* what = reading.at(list_, i + 1);
    static constexpr std::array<std::string_view, 18> not_signs{"any", "anything", "a", "an", "the", "him", "her", "them", "his", "their", "signs", "sign", "symptoms", "early", "example", "now", "staff", "me"};
    const bool is_vague = what != nullptr && (has_tag(*what, "vague") || has_tag(*what, "sign"));
    found.has_sign = found.has_sign || (reading.is(i, "for") && reading.words[i + 1].is_word && !reading.words[i + 1].is_capitalised && !is_vague && !is_one_of(reading, i + 1, not_signs));
  }
  for (const auto& hit : reading.hits) {
    if (hit.list == list_) {
      found.has_method = found.has_method || has_tag(hit, "method");
      found.is_measured = found.is_measured || has_tag(hit, "measured");
      found.has_sign = found.has_sign || has_tag(hit, "sign");
      found.is_vague = found.is_vague || has_tag(hit, "vague");
    }
  }
  return found;
}

}  // namespace careaudit
