// Brackets, runs of x or dots, dates of letters, and texts that are nothing but a prompt.
#include "text/placeholder.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

std::uint32_t count_of(const Reading& reading) {
  return static_cast<std::uint32_t>(reading.words.size());
}

std::uint32_t words_in(const Reading& reading) {
  return static_cast<std::uint32_t>(std::count_if(reading.words.begin(), reading.words.end(),
                                                  [](const Word& word) { return !word.is_mark; }));
}

/// Whether there are more words than `most`; looks no further than it must.
bool has_more_words(const Reading& reading, std::uint32_t most) {
  std::uint32_t words = 0;
  for (const Word& word : reading.words) {
    words += word.is_mark ? 0U : 1U;
    if (words > most) {
      return true;
    }
  }
  return false;
}

bool is_run_of(std::string_view text, char c) {
  return !text.empty() && text.find_first_not_of(c) == std::string_view::npos;
}

/// How many marks of one kind follow one another from `word` on, close up or with spaces.
std::uint32_t marks_from(const Reading& reading, std::uint32_t word, std::string_view mark) {
  std::uint32_t end = word;
  while (is_mark(reading, end, mark)) {
    ++end;
  }
  return end - word;
}

/// The end of a run of underscores, dots or question marks at `word`; `word` when there is none.
std::uint32_t blank_line_end(const Reading& reading, std::uint32_t word) {
  const std::string_view text = reading.span(word, word + 1);
  if (is_run_of(text, '_')) {
    std::uint32_t end = word;
    std::size_t length = 0;
    while (end < count_of(reading) && is_run_of(reading.span(end, end + 1), '_')) {
      length += reading.words[end].end - reading.words[end].begin;
      ++end;
    }
    return length >= 2 ? end : word;
  }
  struct Run {
    std::string_view mark;
    std::uint32_t least;
  };
  static constexpr std::array<Run, 3> runs{{{".", 5}, {"\u2026", 2}, {"?", 2}}};
  for (const auto& run : runs) {
    // "Really??" is a tone, "??" on its own or behind a label a gap.
    const bool is_after_label = word > 0 && (is_mark(reading, word - 1, ":") || is_mark(reading, word - 1, "-"));
    const bool is_tone = run.mark == "?" && word > 0 && !is_after_label;
    const std::uint32_t length = is_tone ? 0 : marks_from(reading, word, run.mark);
    const bool is_all = word == 0 && length == count_of(reading);
    if (length >= run.least || (is_all && length > 0)) {
      return word + length;
    }
  }
  return word;
}

/// "#REF!", "#N/A", "%NAME%": what a spreadsheet or a mail merge left behind.
std::uint32_t field_code_end(const Reading& reading, std::uint32_t word) {
  const bool is_name = word + 1 < count_of(reading) && reading.words[word + 1].is_word;
  if (!is_name || (!reading.words[word + 1].is_all_capitals && !reading.is(word + 1, "n"))) {
    return word;
  }
  if (is_mark(reading, word, "%")) {
    return is_mark(reading, word + 2, "%") ? word + 3 : word;
  }
  if (!is_mark(reading, word, "#")) {
    return word;
  }
  const bool is_not_available = is_mark(reading, word + 2, "/") && reading.is(word + 3, "a");
  const bool is_error = is_mark(reading, word + 2, "!") || is_mark(reading, word + 2, "?");
  return is_not_available ? word + 4 : is_error ? word + 3 : word;
}

/// Whether kisses are spoken of, or a letter is signed.
bool tells_of_kisses(const Reading& reading) {
  static constexpr std::array<std::string_view, 7> words{"kiss", "kisses", "love", "sign", "signs", "signed", "signing"};
  for (std::uint32_t i = 0; i < count_of(reading); ++i) {
    if (is_one_of(reading, i, words)) {
      return true;
    }
  }
  return false;
}

/// xxxx, 07700 xxx xxx; three at the very end of a sentence are kisses.
bool is_x_run(const Reading& reading, std::uint32_t word) {
  const std::string_view text = reading.folded[word];
  if (!is_run_of(text, 'x') || reading.words[word].is_quoted) {
    return false;
  }
  const bool is_last = word + 1 == count_of(reading) && word > 0;
  const bool is_after_number =
      word > 0 && (reading.words[word - 1].is_number || is_run_of(reading.folded[word - 1], 'x'));
  return text.size() > 3 || (text.size() == 3 && (!is_last || is_after_number || word == 0)) ||
         (text.size() == 2 && (count_of(reading) == 1 || is_mark(reading, word + 1, "/")));
}

/// dd/mm/yyyy, xx/xx/xxxx.
std::uint32_t letter_date_end(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 8> parts{"dd", "mm", "yy", "yyyy", "xx", "xxxx", "d", "m"};
  std::uint32_t end = word;
  std::uint32_t count = 0;
  while (is_one_of(reading, end, parts)) {
    ++count;
    ++end;
    const bool is_joined = is_mark(reading, end, "/") || is_mark(reading, end, "-");
    if (!is_joined || !is_one_of(reading, end + 1, parts)) {
      break;
    }
    ++end;
  }
  return count >= 3 ? end : word;
}

std::string_view closing(std::string_view open) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs{
      {{"[", "]"}, {"<", ">"}, {"{", "}"}, {"(", ")"}, {"\u00AB", "\u00BB"}}};
  for (const auto& [opens, closes] : pairs) {
    if (opens == open) {
      return closes;
    }
  }
  return {};
}

}  // namespace

PlaceholderWords::PlaceholderWords(const Lexicon& lexicon)
    : lexicon_(&lexicon), list_(lexicon.list("unfilled")) {}

bool PlaceholderWords::has_tag_at(const Hit& hit, std::string_view tag) const {
  return has_tag((*lexicon_)[list_].entries[hit.entry], tag);
}

bool PlaceholderWords::is_slot(const Reading& reading, WordRange inside) const {
  static constexpr std::array<std::string_view, 26> small{"change", "amend", "update", "replace",
      "the", "a",  "an",  "of", "your", "'s", "here", "to", "be",   "and",   "or",
      "s",   "in", "for", "my", "this", "is", "if",   "by", "full", "first", "last"};
  // "[the nurse]" is an editor's word; "[the name of the nurse]" asks for one.
  static constexpr std::array<std::string_view, 5> editors{"the", "a", "an", "my", "this"};
  const bool may_be_editor = is_one_of(reading, inside.first, editors);
  bool has_slot_word = false;
  for (std::uint32_t i = inside.first; i < inside.last;) {
    const Hit* hit = reading.at(list_, i);
    if (hit != nullptr && hit->last <= inside.last) {
      if (has_tag_at(*hit, "instruction") && i == inside.first) {
        return true;
      }
      has_slot_word = has_slot_word || !may_be_editor || !has_tag_at(*hit, "aside");
      i = hit->last;
      continue;
    }
    if (!reading.words[i].is_mark && !is_one_of(reading, i, small)) {
      return false;
    }
    ++i;
  }
  return has_slot_word;
}

std::uint32_t PlaceholderWords::slot_end(const Reading& reading, std::uint32_t word, bool is_ticked) const {
  const std::string_view open = reading.span(word, word + 1);
  const std::string_view close = closing(open);
  if (close.empty()) {
    return word;
  }
  std::uint32_t end = word + 1;
  while (end < count_of(reading) && end - word < 16 && !is_mark(reading, end, close)) {
    ++end;
  }
  if (!is_mark(reading, end, close)) {
    return word;
  }
  if (open == "<" && is_mark(reading, word + 1, "<") && is_mark(reading, end + 1, close)) {
    return end + 2 > word + 4 ? end + 2 : word;  // "<<FirstName>>"
  }
  const WordRange inside{word + 1, end};
  const bool is_empty = open == "[" && inside.first == inside.last;
  const bool is_field = (open == "{" || open == "\u00AB") && inside.first < inside.last;
  if (is_field || (is_empty && !is_ticked)) {
    return is_mark(reading, end + 1, close) ? end + 2 : end + 1;
  }
  if (open == "(") {
    // "(name)", "(insert …)"; other brackets hold asides.
    const Hit* hit = reading.at(list_, inside.first);
    const bool is_alone = hit != nullptr && hit->last == inside.last && has_tag_at(*hit, "slot") &&
                          !has_tag_at(*hit, "aside");
    const bool is_told =
        hit != nullptr && has_tag_at(*hit, "instruction") && !has_tag_at(*hit, "aside");
    // "(Give examples of what helps)": a prompt by its capital, "(give her time)" an aside.
    const bool is_prompted = hit != nullptr && has_tag_at(*hit, "told") && reading.words[inside.first].is_capitalised;
    return is_alone || is_told || is_prompted ? end + 1 : word;
  }
  return is_slot(reading, inside) ? end + 1 : word;
}

bool PlaceholderWords::is_prompt(const Reading& reading) const {
  const std::uint32_t count = count_of(reading);
  if (count < 2) {
    return false;
  }
  const std::uint32_t words = words_in(reading);
  if (is_mark(reading, count - 1, ":") && words <= 5) {
    return true;
  }
  static constexpr std::array<std::string_view, 4> example{"e.g", "eg", "example", "examples"};
  if (is_one_of(reading, is_mark(reading, 0, "(") ? 1 : 0, example) && words > 1 &&
      !reading.is(1, "of") && !reading.is(1, "is")) {
    return true;
  }
  static constexpr std::array<std::string_view, 12> asking{"what",  "who", "how", "when", "where", "why",
                                                    "which", "do",  "are", "is",   "does",  "have"};
  static constexpr std::array<std::string_view, 4> asked{"you", "your", "yourself", "you'd"};
  static constexpr std::array<std::string_view, 6> person{"i", "i'm", "my", "me", "i've", "mum"};
  if (!is_mark(reading, count - 1, "?") || !is_one_of(reading, 0, asking)) {
    return false;
  }
  bool is_to_you = false;
  bool is_own = false;
  for (std::uint32_t i = 1; i < count; ++i) {
    is_to_you = is_to_you || is_one_of(reading, i, asked);
    is_own = is_own || is_one_of(reading, i, person);
    if (reading.words[i].starts_sentence) {
      return false;
    }
  }
  return is_to_you && !is_own;
}

std::uint32_t PlaceholderWords::phrase_end(const Reading& reading, std::uint32_t word) const {
  const Hit* hit = reading.at(list_, word);
  if (hit == nullptr || has_tag_at(*hit, "slot") || has_tag_at(*hit, "instruction")) {
    return word;
  }
  // A prompt or "to be arranged" is a gap only where nothing else is said.
  constexpr std::uint32_t most_beside = 3;
  const bool is_whole = has_tag_at(*hit, "whole");
  const bool is_alone = has_tag_at(*hit, "alone");
  const std::uint32_t most = hit->last - hit->first + (is_whole ? 0 : most_beside);
  if ((is_whole || is_alone) && has_more_words(reading, most)) {
    return word;
  }
  return hit->last;
}

std::vector<WordRange> PlaceholderWords::find(const Reading& reading) const {
  const std::uint32_t count = count_of(reading);
  // "[ ] Yes [x] No": a box, ticked somewhere or nowhere.
  const bool is_ticked = reading.text.find("[x]") != std::string_view::npos || reading.text.find("[X]") != std::string_view::npos;
  std::optional<bool> has_kisses;   // looked for once, and only when an x asks for it
  const auto are_kisses = [&] {
    has_kisses = has_kisses ? has_kisses : tells_of_kisses(reading);
    return *has_kisses;
  };
  std::vector<WordRange> found;
  for (std::uint32_t i = 0; i < count;) {
    // Each grammar is tried only where its first character stands.
    std::uint32_t end = phrase_end(reading, i);
    const char first_byte = reading.text[reading.words[i].begin];
    if (reading.words[i].is_mark || first_byte == '_') {
      end = std::max(end, blank_line_end(reading, i));
    }
    if (reading.words[i].is_mark) {
      end = std::max({end, slot_end(reading, i, is_ticked), field_code_end(reading, i)});
    } else {
      const char first = reading.folded[i].front();
      if (first == 'd' || first == 'm' || first == 'y' || first == 'x') {
        end = std::max(end, letter_date_end(reading, i));
      }
      end = std::max(end, first == 'x' && is_x_run(reading, i) && !are_kisses() ? i + 1 : i);
    }
    if (end > i && !found.empty() && found.back().last == i) {
      found.back().last = end;
    } else if (end > i) {
      found.push_back({i, end});
    }
    i = std::max(end, i + 1);
  }
  if (found.empty() && is_prompt(reading)) {
    found.push_back({0, count});
  }
  return found;
}

}  // namespace careaudit
