// Word lists become one automaton.
#include "text/lexicon.h"

#include <algorithm>
#include <utility>

#include "text/automaton.h"
#include "text/stemmer.h"

namespace careaudit {
namespace {

constexpr std::string_view curly = "\u2019";

bool has_capital(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string straightened(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto at = std::min(text.find(curly), text.size());
    out.append(text.substr(0, at));
    if (at < text.size()) {
      out.push_back('\'');
    }
    text.remove_prefix(std::min(at + curly.size(), text.size()));
  }
  return out;
}

}  // namespace

std::vector<std::string> phrase_words(std::string_view phrase) {
  const std::string text = straightened(phrase);
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == '-') {
      if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
    } else if ((c == '/' || c == '&' || c == '+') && word != "=") {
      // Marks stand as words of their own, as they do in texts.
      if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
      words.emplace_back(1, c);
    } else {
      word.push_back(c);
    }
  }
  if (!word.empty()) {
    words.push_back(word);
  }
  return words;
}

Symbol Lexicon::Automaton::symbol_of(const std::string& word) {
  const auto [known, is_new] = known_.try_emplace(word, 0);
  if (is_new) {
    known->second = new_symbol(word);
  }
  return known->second;
}

Symbol Lexicon::Automaton::new_symbol(const std::string& word) {
  if (word.starts_with('=')) {
    const auto [found, is_new] = exact.try_emplace(word.substr(1), next_symbol_);
    next_symbol_ += is_new ? 1U : 0U;
    return found->second;
  }
  if (has_capital(word)) {
    const auto [found, is_new] = cased.try_emplace(word, next_symbol_);
    next_symbol_ += is_new ? 1U : 0U;
    return found->second;
  }
  inflected[stemmer_.stem(word)].push_back({word, next_symbol_});
  return next_symbol_++;
}

/// The state behind a symbol, made when there is none.
std::uint32_t Lexicon::Automaton::edge_to(std::uint32_t state, Symbol symbol) {
  if (const std::uint32_t known = next(state, symbol); known != 0) {
    return known;
  }
  const auto made = static_cast<std::uint32_t>(states.size());
  states.emplace_back();
  if (state == 0) {
    starts.resize(std::max<std::size_t>(starts.size(), symbol + 1U));
    starts[symbol] = made;
    return made;
  }
  auto& edges = states[state].edges;
  edges.insert(std::find_if(edges.begin(), edges.end(), [symbol](const Edge& edge) { return edge.symbol > symbol; }), {symbol, made});
  return made;
}

void Lexicon::Automaton::add_words(const std::vector<std::string>& words, End end) {
  std::uint32_t state = 0;
  for (const auto& word : words) {
    std::uint32_t next_state = 0;
    if (word == "*") {
      next_state = states[state].after_gap;
      if (next_state == 0) {
        next_state = static_cast<std::uint32_t>(states.size());
        states.emplace_back();
        states[state].after_gap = next_state;
      }
    } else {
      next_state = edge_to(state, symbol_of(word));
    }
    state = next_state;
  }
  if (state != 0) {
    states[state].ends.push_back(end);
  }
}

void Lexicon::Automaton::add(const std::string& phrase, End end) {
  const auto words = phrase_words(phrase);
  add_words(words, end);
  if (phrase.find('-') == std::string::npos || phrase.find(' ') != std::string::npos) {
    return;
  }
  std::string joined;
  for (const auto& word : words) {
    joined += word;
  }
  add_words({joined}, end);
}

Lexicon::Lexicon(std::vector<LexiconList> lists) : automaton_(std::make_unique<Automaton>()) {
  for (auto& list : lists) {
    const auto same = std::find_if(lists_.begin(), lists_.end(), [&](const LexiconList& known) { return known.name == list.name; });
    if (same == lists_.end()) {
      lists_.push_back(std::move(list));
    } else {
      std::move(list.entries.begin(), list.entries.end(), std::back_inserter(same->entries));
    }
  }
  for (std::size_t l = 0; l < lists_.size(); ++l) {
    for (std::size_t e = 0; e < lists_[l].entries.size(); ++e) {
      const auto& entry = lists_[l].entries[e];
      const Automaton::End end{static_cast<ListId>(l), static_cast<std::uint16_t>(e), false};
      for (const auto& phrase : entry.find) {
        automaton_->add(phrase, end);
      }
      for (const auto& phrase : entry.unless) {
        automaton_->add(phrase, {end.list, end.entry, true});
      }
    }
  }
}

Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

ListId Lexicon::list(std::string_view name) const {
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    if (lists_[i].name == name) {
      return static_cast<ListId>(i);
    }
  }
  return no_list;
}

const LexiconList& Lexicon::operator[](ListId id) const { return lists_[id]; }

std::size_t Lexicon::size() const { return lists_.size(); }

}  // namespace careaudit
