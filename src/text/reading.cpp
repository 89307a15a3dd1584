// Taking a text apart: words, sentences, quotations, phrases of the lexicon.
#include "text/reading.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "text/automaton.h"
#include "text/language.h"
#include "text/settle.h"
#include "text/word_breaks.h"
#include "text/word_memory.h"

namespace careaudit {
namespace {

constexpr std::uint32_t max_gap = 3;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool is_abbreviation_before_stop(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> known{"dr", "mr", "mrs", "ms", "prof", "rev", "st", "e.g", "i.e", "eg", "ie", "etc", "no", "approx"};
  const bool is_initial = folded.size() == 1 && folded != ")" && folded != "]" && folded != "\"" && folded != "'";
  return is_initial || std::find(known.begin(), known.end(), folded) != known.end();
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
    if (!found.edges.empty()) {
      step(state, word);
    }
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

/// By word, the first of the ordered hits that starts there or later; one more at the end.
std::vector<std::uint32_t> index_of(const std::vector<Hit>& hits, std::size_t words) {
  std::vector<std::uint32_t> index(words + 1);
  std::uint32_t hit = 0;
  for (std::uint32_t word = 0; word <= words; ++word) {
    while (hit < hits.size() && hits[hit].first < word) {
      ++hit;
    }
    index[word] = hit;
  }
  return index;
}

bool may_quote(std::string_view text) {
  // A straight mark, or the lead byte of a curly one.
  return std::any_of(text.begin(), text.end(), [](char c) { return c == '"' || c == '\'' || c == '\xE2'; });
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
  explicit State(const Lexicon& words) : lexicon(words), memory(words.automaton()) {}

  void take_words(Reading& reading) {
    bool starts_sentence = true;
    for (const Token& part : breaks.of(reading.text)) {
      const std::string_view token = reading.text.substr(part.begin, part.end - part.begin);
      if (part.kind == TokenKind::space) {
        const bool is_line = token.find('\n') != std::string_view::npos;
        starts_sentence = starts_sentence || (is_line && ends_line(reading, part.end));
        continue;
      }
      const KnownWord& word = memory.know(token);
      Word made;
      made.begin = part.begin;
      made.end = part.end;
      made.form = word.form;
      made.stem = word.stem;
      made.syllables = word.syllables;
      made.is_number = part.kind == TokenKind::number;
      made.is_mark = part.kind == TokenKind::mark;
      made.is_word = part.kind == TokenKind::word;
      made.is_capitalised = word.is_capitalised;
      made.is_all_capitals = word.is_all_capitals;
      made.starts_sentence = starts_sentence && !made.is_mark;
      starts_sentence = made.is_mark ? starts_sentence || ends_sentence(reading, token, part.end) : false;
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
  WordBreaks breaks;
  std::vector<const KnownWord*> known;
  std::vector<RawHit> raw;
  std::vector<ListSeen> seen;
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
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  const bool has_hyphen = text.find('-') != std::string_view::npos;
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool is_hyphened = has_hyphen && i + 1 < count && reading.words[i].is_word && text[reading.words[i + 1].begin] == '-';
    if (state.known[i]->can_start || is_hyphened) {
      walker.start(i);
    }
  }
  state.seen.resize(state.lexicon.size());
  settle(state.raw, state.seen, reading.hits);
  reading.first_hits = index_of(reading.hits, reading.words.size());
  for (const Hit& hit : reading.hits) {
    reading.lists.set(hit.list % reading.lists.size());
  }
  reading.has_digit = has_digit(text);
  if (may_quote(text)) {
    mark_quotations(reading);
  }
  std::size_t words = 0;
  std::size_t function_words = 0;
  for (const KnownWord* word : state.known) {
    words += word->tells_language ? 1U : 0U;
    function_words += word->is_function_word ? 1U : 0U;
    reading.has_capital = reading.has_capital || word->is_capitalised || word->is_all_capitals;
  }
  reading.is_english = is_probably_english(text, words, function_words);
  return reading;
}

std::string_view Reading::span(std::uint32_t first, std::uint32_t last) const {
  if (first >= last || last > words.size()) {
    return {};
  }
  return text.substr(words[first].begin, words[last - 1].end - words[first].begin);
}

const Hit* Reading::first_hit(ListId list, std::uint32_t from) const {
  if (from >= first_hits.size()) {
    return nullptr;
  }
  for (std::size_t i = first_hits[from]; i < hits.size(); ++i) {
    if (hits[i].list == list) {
      return &hits[i];
    }
  }
  return nullptr;
}

const Hit* Reading::hit_at(ListId list, std::uint32_t word) const {
  if (word >= first_hits.size()) {
    return nullptr;
  }
  for (std::size_t i = first_hits[word]; i < hits.size() && hits[i].first == word; ++i) {
    if (hits[i].list == list) {
      return &hits[i];
    }
  }
  return nullptr;
}

}  // namespace careaudit
