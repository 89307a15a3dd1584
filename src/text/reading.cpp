// Taking a text apart: words by ICU, sentences, quotations, phrases of the lexicon.
#include "text/reading.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/automaton.h"
#include "text/language.h"
#include "text/word_memory.h"

namespace careaudit {
namespace {

constexpr std::uint32_t max_gap = 3;

/// A phrase found, before exceptions and overlaps are sorted out.
struct RawHit {
  Hit hit;
  bool is_unless = false;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool is_abbreviation_before_stop(std::string_view folded) {
  constexpr std::array<std::string_view, 14> known{"dr", "mr", "mrs", "ms", "prof", "rev", "st", "e.g", "i.e", "eg", "ie", "etc", "no", "approx"};
  return folded.size() == 1 || std::find(known.begin(), known.end(), folded) != known.end();
}

/// Finds every phrase that begins at one word.
class Walker {
 public:
  Walker(const Lexicon::Automaton& automaton, const Reading& reading, const std::vector<const KnownWord*>& known, WordMemory& memory, std::vector<RawHit>& hits)
      : automaton_(automaton), reading_(reading), known_(known), memory_(memory), hits_(hits) {}

  void start(std::uint32_t word) {
    first_ = word;
    step(0, word);
  }

 private:
  void step(std::uint32_t state, std::uint32_t word) {
    const auto count = static_cast<std::uint32_t>(reading_.words.size());
    while (word < count && word > first_ && is_hyphen(word)) {
      ++word;
    }
    if (word >= count) {
      return;
    }
    for (const Symbol symbol : known_[word]->symbols) {
      arrive(automaton_.next(state, symbol), word + 1);
    }
    // "co-ordinator" in the text, "coordinator" in the lexicon.
    if (word + 2 < count && is_hyphen(word + 1) && reading_.words[word + 2].is_word) {
      const std::string joined = std::string(reading_.span(word, word + 1)) + std::string(reading_.span(word + 2, word + 3));
      for (const Symbol symbol : memory_.know(joined).symbols) {
        arrive(automaton_.next(state, symbol), word + 3);
      }
    }
  }

  void arrive(std::uint32_t state, std::uint32_t word) {
    if (state == 0) {
      return;
    }
    const auto& found = automaton_.states[state];
    for (const auto& end : found.ends) {
      hits_.push_back({{end.list, end.entry, first_, word}, end.is_unless});
    }
    step(state, word);
    if (found.after_gap == 0) {
      return;
    }
    for (std::uint32_t skipped = 0; skipped <= max_gap && word + skipped < reading_.words.size(); ++skipped) {
      const Word& next = reading_.words[word + skipped];
      if (next.starts_sentence) {
        return;
      }
      step(found.after_gap, word + skipped);
      if (next.is_mark && !is_hyphen(word + skipped)) {
        return;
      }
    }
  }

  bool is_hyphen(std::uint32_t word) const {
    const Word& one = reading_.words[word];
    return one.is_mark && one.end - one.begin == 1 && reading_.text[one.begin] == '-';
  }

  const Lexicon::Automaton& automaton_;
  const Reading& reading_;
  const std::vector<const KnownWord*>& known_;
  WordMemory& memory_;
  std::vector<RawHit>& hits_;
  std::uint32_t first_ = 0;
};

bool overlap(const Hit& a, const Hit& b) { return a.first < b.last && b.first < a.last; }

/// Takes out what `unless` excuses, then, within a list, what a longer match covers.
std::vector<Hit> settle(std::vector<RawHit> raw) {
  std::vector<Hit> hits;
  for (const auto& one : raw) {
    const bool is_excused = one.is_unless || std::any_of(raw.begin(), raw.end(), [&](const RawHit& other) {
      return other.is_unless && other.hit.list == one.hit.list && other.hit.entry == one.hit.entry && overlap(other.hit, one.hit);
    });
    if (!is_excused) {
      hits.push_back(one.hit);
    }
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    const auto length = [](const Hit& hit) { return hit.last - hit.first; };
    return a.list != b.list ? a.list < b.list : length(a) != length(b) ? length(a) > length(b) : a.first < b.first;
  });
  std::vector<Hit> kept;
  std::size_t list_begin = 0;
  for (const Hit& hit : hits) {
    if (!kept.empty() && kept.back().list != hit.list) {
      list_begin = kept.size();
    }
    const bool is_covered = std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(list_begin), kept.end(), [&](const Hit& other) { return overlap(other, hit); });
    if (!is_covered) {
      kept.push_back(hit);
    }
  }
  std::sort(kept.begin(), kept.end(), [](const Hit& a, const Hit& b) { return a.first != b.first ? a.first < b.first : a.list < b.list; });
  return kept;
}

/// Marks words between quotation marks; a mark that is never closed quotes nothing.
void mark_quotations(Reading& reading) {
  std::string_view open;
  std::size_t opened = 0;
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    const Word& word = reading.words[i];
    if (!word.is_mark) {
      continue;
    }
    const std::string_view mark = reading.text.substr(word.begin, word.end - word.begin);
    const bool after_space = word.begin == 0 || is_space(reading.text[word.begin - 1]) || reading.text[word.begin - 1] == '(';
    const bool closes = !open.empty() && ((open == "\"" && mark == "\"") || (open == "\u201C" && mark == "\u201D") || (open == "\u2018" && mark == "\u2019") || (open == "'" && mark == "'" && !after_space));
    if (closes) {
      for (std::size_t j = opened + 1; j < i; ++j) {
        reading.words[j].is_quoted = true;
      }
      open = {};
    } else if (open.empty() && (mark == "\"" || mark == "\u201C" || ((mark == "'" || mark == "\u2018") && after_space))) {
      open = mark;
      opened = i;
    }
  }
}

}  // namespace

struct Reader::State {
  explicit State(const Lexicon& words) : lexicon(words), memory(words.automaton()) {
    UErrorCode error = U_ZERO_ERROR;
    breaks = ubrk_open(UBRK_WORD, "en_GB", nullptr, 0, &error);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    ubrk_close(breaks);
    utext_close(text);
  }

  void take_words(Reading& reading) {
    UErrorCode error = U_ZERO_ERROR;
    text = utext_openUTF8(text, reading.text.data(), static_cast<std::int64_t>(reading.text.size()), &error);
    ubrk_setUText(breaks, text, &error);
    if (U_FAILURE(error)) {
      return;
    }
    bool starts_sentence = true;
    std::int32_t begin = ubrk_first(breaks);
    for (std::int32_t end = ubrk_next(breaks); end != UBRK_DONE; begin = end, end = ubrk_next(breaks)) {
      const auto from = static_cast<std::uint32_t>(begin);
      const auto to = static_cast<std::uint32_t>(end);
      const std::int32_t status = ubrk_getRuleStatus(breaks);
      const std::string_view token = reading.text.substr(from, to - from);
      if (status < UBRK_WORD_NONE_LIMIT && is_space(token.front())) {
        const bool is_line = token.find('\n') != std::string_view::npos;
        starts_sentence = starts_sentence || (is_line && ends_line(reading, to));
        continue;
      }
      const KnownWord& word = memory.know(token);
      Word made;
      made.begin = from;
      made.end = to;
      made.form = word.form;
      made.stem = word.stem;
      made.is_number = status >= UBRK_WORD_NUMBER && status < UBRK_WORD_NUMBER_LIMIT;
      made.is_mark = status < UBRK_WORD_NONE_LIMIT;
      made.is_word = !made.is_number && !made.is_mark;
      made.is_capitalised = word.is_capitalised;
      made.is_all_capitals = word.is_all_capitals;
      made.starts_sentence = starts_sentence && !made.is_mark;
      starts_sentence = made.is_mark ? starts_sentence || ends_sentence(reading, token, to) : false;
      reading.words.push_back(made);
      reading.folded.push_back(word.folded);
      known.push_back(&word);
    }
  }

  /// A blank line, or a new line that begins like a list item.
  static bool ends_line(const Reading& reading, std::uint32_t next) {
    const auto rest = reading.text.substr(next);
    return next > 1 && (reading.text[next - 1] == '\n') && !rest.empty() && (rest.front() == '-' || rest.front() == '*' || rest.front() == '\n' || (rest.front() >= '0' && rest.front() <= '9'));
  }

  static bool ends_sentence(const Reading& reading, std::string_view mark, std::uint32_t next) {
    if (mark == "!" || mark == "?") {
      return true;
    }
    if (mark != ".") {
      return false;
    }
    const bool before_space = next >= reading.text.size() || is_space(reading.text[next]);
    return before_space && (reading.folded.empty() || !is_abbreviation_before_stop(reading.folded.back()));
  }

  const Lexicon& lexicon;
  WordMemory memory;
  UBreakIterator* breaks = nullptr;
  UText* text = nullptr;
  std::vector<const KnownWord*> known;
  std::vector<RawHit> raw;
};

Reader::Reader(const Lexicon& lexicon) : state_(std::make_unique<State>(lexicon)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

const Lexicon& Reader::lexicon() const { return state_->lexicon; }

Reading Reader::read(std::string_view text) {
  State& state = *state_;
  state.memory.forget_if_large();
  state.known.clear();
  state.raw.clear();
  Reading reading;
  reading.text = text;
  const std::size_t guess = text.size() / 5 + 2;
  reading.words.reserve(guess);
  reading.folded.reserve(guess);
  state.take_words(reading);
  Walker walker(state.lexicon.automaton(), reading, state.known, state.memory, state.raw);
  const bool has_hyphen = text.find('-') != std::string_view::npos;
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if (state.known[i]->can_start || (has_hyphen && reading.words[i].is_word)) {
      walker.start(i);
    }
  }
  reading.hits = settle(std::move(state.raw));
  state.raw = {};
  if (text.find_first_of("\"'") != std::string_view::npos || text.find("\u201C") != std::string_view::npos || text.find("\u2018") != std::string_view::npos) {
    mark_quotations(reading);
  }
  reading.is_english = is_probably_english(text, reading.folded);
  return reading;
}

std::string_view Reading::span(std::uint32_t first, std::uint32_t last) const {
  if (first >= last || last > words.size()) {
    return {};
  }
  return text.substr(words[first].begin, words[last - 1].end - words[first].begin);
}

const Hit* Reading::first(ListId list, std::uint32_t from) const {
  for (const auto& hit : hits) {
    if (hit.list == list && hit.first >= from) {
      return &hit;
    }
  }
  return nullptr;
}

const Hit* Reading::at(ListId list, std::uint32_t word) const {
  const auto from = std::lower_bound(hits.begin(), hits.end(), word, [](const Hit& hit, std::uint32_t wanted) { return hit.first < wanted; });
  for (auto hit = from; hit != hits.end() && hit->first == word; ++hit) {
    if (hit->list == list) {
      return &*hit;
    }
  }
  return nullptr;
}

bool Reading::is(std::uint32_t word, std::string_view form) const { return word < folded.size() && folded[word] == form; }

}  // namespace careaudit
