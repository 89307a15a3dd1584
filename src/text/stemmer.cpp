// Wraps libstemmer.
#include "text/stemmer.h"

#include <libstemmer.h>

namespace careaudit {

struct Stemmer::State {
  State() : stemmer(sb_stemmer_new("english", "UTF_8")) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { sb_stemmer_delete(stemmer); }
  sb_stemmer* stemmer;
};

Stemmer::Stemmer() : state_(std::make_unique<State>()) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(std::string_view word) {
  if (state_->stemmer == nullptr) {
    return std::string(word);
  }
  const auto* text = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(state_->stemmer, text, static_cast<int>(word.size()));
  if (stem == nullptr) {
    return std::string(word);
  }
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(state_->stemmer))};
}

}  // namespace careaudit
