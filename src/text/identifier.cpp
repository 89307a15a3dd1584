// Digits, letters and @ in the shapes that identify, and the words that say what a number or date is.
#include "text/identifier.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/nhs_number.h"
#include "base/strings.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_upper(c) || is_lower(c); }
bool is_alnum(char c) { return is_letter(c) || is_digit(c); }

std::uint32_t offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

char char_at(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : '\0'; }

/// The word that holds or follows a byte.
std::uint32_t word_at(const Reading& reading, std::uint32_t byte) {
  const auto found = std::partition_point(reading.words.begin(), reading.words.end(), [byte](const Word& word) { return word.end <= byte; });
  return offset(static_cast<std::size_t>(found - reading.words.begin()));
}

/// What may stand between "date of birth" and the date, or "NHS number" and the number.
bool is_between(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 22> small{"is",  "was", "on",  "in", "at",  "the", "of", "a",   "no", "number", "num",
                                                   "his", "her", "for", "as", "and", "to",  "my", "their", "given", "recorded", "date"};
  static constexpr std::array<std::string_view, 11> marks{":", ",", "-", "(", "=", "#", "\u2013", "\u2014", "'", "\"", "/"};
  const Word& one = reading.words[word];
  if (one.is_mark) {
    // The stop of "no." and "d.o.b."; one that ends a sentence has a new one behind it.
    const bool is_stop = reading.span(word, word + 1) == ".";
    return is_stop || std::find(marks.begin(), marks.end(), reading.span(word, word + 1)) != marks.end();
  }
  return is_one_of(reading, word, small) || (one.is_word && one.is_capitalised);
}

/// Of two digits the century is told by the audit date: nobody is born after it.
std::optional<Date> past_date(std::string_view text, Date as_of) {
  const auto date = Date::parse(text);
  if (!date || *date <= as_of) {
    return date;
  }
  const bool has_century = text.find(std::to_string(date->year())) != std::string_view::npos;
  return has_century ? std::nullopt : Date::of(date->year() - 100, date->month(), date->day());
}

/// The end of the longest whole date that begins at a word; `word` when there is none.
std::uint32_t date_end(const Reading& reading, std::uint32_t word, Date as_of) {
  constexpr std::uint32_t longest = 8;
  const auto count = offset(reading.words.size());
  const bool can_start = !reading.words[word].is_mark && (is_digit(reading.text[reading.words[word].begin]) || month_named(reading.folded[word]));
  for (std::uint32_t end = std::min(count, word + longest); can_start && end > word; --end) {
    const bool is_whole = !reading.words[end - 1].is_mark && past_date(reading.span(word, end), as_of).has_value();
    if (is_whole) {
      return end;
    }
  }
  return word;
}

bool is_local_part(char c) { return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-' || c == '\''; }

void find_emails(std::string_view text, std::vector<Identifier>& found) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local_part(text[begin - 1])) {
      --begin;
    }
    while (begin < at && !is_alnum(text[begin])) {
      ++begin;
    }
    std::size_t end = at + 1;
    std::size_t last_dot = 0;
    while (end < text.size() && (is_alnum(text[end]) || text[end] == '-' || (text[end] == '.' && is_alnum(char_at(text, end + 1))))) {
      last_dot = text[end] == '.' ? end : last_dot;
      ++end;
    }
    const bool has_domain = last_dot > at + 1 && end - last_dot > 2 && is_letter(text[last_dot + 1]);
    if (begin < at && has_domain) {
      found.push_back({IdentifierKind::email, offset(begin), offset(end)});
    }
  }
}

/// Digits without a gap.
struct Group {
  std::size_t begin;
  std::size_t end;
  std::size_t size() const { return end - begin; }
};

/// The end of the gap that may stand inside a number: a space or two, a hyphen, a dot.
std::size_t gap_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < 2 && (text[end] == ' ' || text[end] == '-' || text[end] == '.')) {
    ++end;
  }
  if (text.substr(at).starts_with("\u00A0")) {
    end = at + 2;
  }
  return end;
}

/// Groups of digits that gaps hold together, a run at a time.
std::vector<std::vector<Group>> digit_runs_of(std::string_view text) {
  std::vector<std::vector<Group>> runs;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) {
      ++i;
    }
    const bool is_joined = !runs.empty() && !runs.back().empty() && gap_end(text, runs.back().back().end) == begin && runs.back().back().end != begin;
    if (!is_joined) {
      runs.emplace_back();
    }
    runs.back().push_back({begin, i});
  }
  return runs;
}

bool is_spaced_as_nhs(const std::vector<Group>& run, std::size_t i) {
  return i + 2 < run.size() && run[i].size() == 3 && run[i + 1].size() == 3 && run[i + 2].size() == 4;
}

std::string digits_of(std::string_view text, std::size_t begin, std::size_t end) {
  std::string digits;
  std::copy_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(digits), is_digit);
  return digits;
}

/// Where a postcode could begin: its letters, digits and inward code.
struct PostcodeShape {
  std::size_t area_end = 0;
  std::size_t end = 0;
};

/// The shape A9, A99, A9A, AA9, AA99 or AA9A, at most a space or two, 9AA, in one case; `end` is 0 when
/// the text at `at` has not that shape.
PostcodeShape postcode_shape(std::string_view text, std::size_t at) {
  std::size_t i = at;
  const bool is_large = is_upper(char_at(text, i));
  const auto is_of_case = [&](char c) { return is_large ? is_upper(c) : is_lower(c); };
  while (i - at < 2 && is_of_case(char_at(text, i))) {
    ++i;
  }
  PostcodeShape shape{.area_end = i, .end = 0};
  if (i == at || !is_digit(char_at(text, i))) {
    return shape;
  }
  const auto is_inward = [&](std::size_t from) {
    constexpr std::string_view never = "CIKMOVcikmov";
    const char first = char_at(text, from + 1);
    const char second = char_at(text, from + 2);
    return is_digit(char_at(text, from)) && is_of_case(first) && is_of_case(second) && never.find(first) == std::string_view::npos &&
           never.find(second) == std::string_view::npos && !is_alnum(char_at(text, from + 3));
  };
  ++i;
  for (const bool is_longer : {true, false}) {
    if (is_longer && !is_digit(char_at(text, i)) && !is_of_case(char_at(text, i))) {
      continue;
    }
    std::size_t from = i + (is_longer ? 1U : 0U);
    for (std::size_t spaces = 0; spaces < 2 && char_at(text, from) == ' '; ++spaces) {
      ++from;
    }
    if (is_inward(from)) {
      shape.end = from + 3;
      return shape;
    }
  }
  return shape;
}

/// "w1 2nd floor", "e4 1st": an ordinal, where letters are small.
bool is_ordinal(std::string_view inward) {
  return inward == "1st" || (inward.size() == 3 && is_lower(inward[1]) && (inward.ends_with("nd") || inward.ends_with("rd") || inward.ends_with("th")));
}

}  // namespace

std::string_view name_of(IdentifierKind kind) {
  switch (kind) {
    case IdentifierKind::nhs_number:
      return "NHS number";
    case IdentifierKind::date_of_birth:
      return "date of birth";
    case IdentifierKind::postcode:
      return "postcode";
    case IdentifierKind::email:
      return "e-mail address";
  }
  return "identifier";
}

bool may_hold_identifier(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '@'; });
}

IdentifierWords::IdentifierWords(const Lexicon& lexicon)
    : lexicon_(&lexicon), list_(lexicon.list("identifier_words")), areas_(lexicon.list("postcode_areas")) {}

bool IdentifierWords::has_tag_at(const Hit& hit, std::string_view tag) const { return has_tag((*lexicon_)[list_].entries[hit.entry], tag); }

bool IdentifierWords::is_called(const Reading& reading, std::string_view tag, std::uint32_t word) const {
  constexpr std::uint32_t furthest = 6;
  for (const auto& hit : reading.hits) {
    if (hit.list != list_ || hit.last > word || word - hit.last > furthest || !has_tag_at(hit, tag)) {
      continue;
    }
    bool is_close = true;
    for (std::uint32_t i = hit.last; i < word; ++i) {
      is_close = is_close && is_between(reading, i);
    }
    if (is_close) {
      return true;
    }
  }
  return false;
}

bool IdentifierWords::is_birthday_date(const Reading& reading, std::uint32_t first, std::uint32_t last, Date as_of) const {
  // "Her 80th birthday is on 3 May 2026" is a feast; a birthday years ago is a date of birth.
  constexpr int recent = 2;
  const auto date = past_date(reading.span(first, last), as_of);
  return is_called(reading, "birthday", first) && date && as_of.year() - date->year() > recent;
}

void IdentifierWords::find_births(const Reading& reading, Date as_of, bool is_birth_field, std::vector<Identifier>& found) const {
  if (!reading.has(list_) && !is_birth_field) {
    return;
  }
  const auto count = offset(reading.words.size());
  for (std::uint32_t word = 0; word < count;) {
    const std::uint32_t end = date_end(reading, word, as_of);
    if (end == word) {
      ++word;
      continue;
    }
    // "3 May 1956 is her date of birth", "3/5/56 (DOB)": the name may follow too.
    std::uint32_t after = end;
    while (after < count && after - end < 4 && reading.at(list_, after) == nullptr && is_between(reading, after)) {
      ++after;
    }
    const Hit* named = after < count ? reading.at(list_, after) : nullptr;
    const bool is_named_after = named != nullptr && has_tag_at(*named, "birth") && !has_tag_at(*named, "before") &&
                                (is_one_of(reading, end, std::array<std::string_view, 2>{"is", "was"}) || reading.span(end, end + 1) == "(");
    if (is_birth_field || is_named_after || is_called(reading, "birth", word) || is_birthday_date(reading, word, end, as_of)) {
      found.push_back({IdentifierKind::date_of_birth, reading.words[word].begin, reading.words[end - 1].end});
    }
    word = end;
  }
}

void IdentifierWords::find_numbers(const Reading& reading, std::vector<Identifier>& found) const {
  const std::string_view text = reading.text;
  for (const auto& run : digit_runs_of(text)) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      const bool is_spaced = is_spaced_as_nhs(run, i) && i == 0;
      const std::size_t last = is_spaced ? i + 2 : i;
      const std::size_t begin = run[i].begin;
      const std::size_t end = run[last].end;
      if ((!is_spaced && run[i].size() != 10) || (is_spaced && last + 1 < run.size())) {
        continue;
      }
      const char before = begin > 0 ? text[begin - 1] : '\0';
      const std::uint32_t word = word_at(reading, offset(begin));
      const bool is_called_nhs = is_called(reading, "nhs", word);
      const bool is_in_word = is_letter(char_at(text, end)) && !is_called_nhs;
      const bool is_part = is_in_word || char_at(text, end) == '@' || before == '+' || before == '/' || before == '_' || is_letter(before);
      // Numbers that begin with 0 are dialled; others may be of a parcel, an account, a booking.
      const bool is_other = !is_called_nhs && (text[begin] == '0' || is_called(reading, "other", word));
      if (!is_part && !is_other && is_nhs_number(digits_of(text, begin, end))) {
        found.push_back({IdentifierKind::nhs_number, offset(begin), offset(end)});
      }
      i = last;
    }
  }
}

bool IdentifierWords::is_area(std::string_view letters) const {
  if (areas_ == no_list) {
    return false;
  }
  const auto& entries = (*lexicon_)[areas_].entries;
  return std::any_of(entries.begin(), entries.end(), [&](const LexiconEntry& entry) {
    return std::any_of(entry.find.begin(), entry.find.end(), [&](const std::string& area) { return equal_ignoring_case(area, letters); });
  });
}

void IdentifierWords::find_postcodes(const Reading& reading, std::vector<Identifier>& found) const {
  const std::string_view text = reading.text;
  for (std::size_t i = 0; i + 5 <= text.size(); ++i) {
    if (!is_letter(text[i]) || (i > 0 && (is_alnum(text[i - 1]) || text[i - 1] == '@' || text[i - 1] == '-' || text[i - 1] == '/'))) {
      continue;
    }
    const PostcodeShape shape = postcode_shape(text, i);
    if (shape.end == 0 || !is_area(text.substr(i, shape.area_end - i)) || is_ordinal(text.substr(shape.end - 3, 3))) {
      continue;
    }
    // "b12 2bd" is a dose; a small single letter wants to be called a postcode.
    const std::uint32_t word = word_at(reading, offset(i));
    const bool is_weak = shape.area_end - i == 1 && is_lower(text[i]);
    if (is_weak ? is_called(reading, "postcode", word) : !is_called(reading, "other", word)) {
      found.push_back({IdentifierKind::postcode, offset(i), offset(shape.end)});
    }
    i = shape.end - 1;
  }
}

std::vector<Identifier> IdentifierWords::find(const Reading& reading, Date as_of, std::string_view key) const {
  std::vector<Identifier> found;
  if (list_ == no_list) {
    return found;
  }
  const auto squeezed = [](std::string_view name) {
    std::string letters;
    std::copy_if(name.begin(), name.end(), std::back_inserter(letters), is_letter);
    return fold_ascii(letters);
  };
  bool is_birth_field = false;
  if (const std::string field = squeezed(key); !field.empty() && field != "text") {
    for (const auto& entry : (*lexicon_)[list_].entries) {
      is_birth_field = is_birth_field || (has_tag(entry, "birth") && std::any_of(entry.find.begin(), entry.find.end(), [&](const std::string& name) { return squeezed(name) == field; }));
    }
  }
  find_emails(reading.text, found);
  find_numbers(reading, found);
  find_postcodes(reading, found);
  find_births(reading, as_of, is_birth_field, found);
  std::stable_sort(found.begin(), found.end(), [](const Identifier& a, const Identifier& b) { return a.begin < b.begin; });
  std::uint32_t end = 0;
  std::erase_if(found, [&end](const Identifier& one) {
    const bool is_covered = one.begin < end;
    end = std::max(end, one.end);
    return is_covered;
  });
  return found;
}

std::string masked(std::string_view text, const std::vector<Identifier>& identifiers) {
  std::string out;
  std::size_t at = 0;
  for (const auto& one : identifiers) {
    out += text.substr(at, one.begin - at);
    out += fmt::format("[{}]", name_of(one.kind));
    at = one.end;
  }
  return out + std::string(text.substr(at));
}

}  // namespace careaudit
