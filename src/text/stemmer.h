// English stems by Snowball.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace careaudit {

/// Not shared between threads.
class Stemmer {
 public:
  Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;
  ~Stemmer();
  /// Of a lower-case word.
  std::string stem(std::string_view word);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace careaudit
