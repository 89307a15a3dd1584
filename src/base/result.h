// A value, or the problem that stopped us from having one.
#pragma once

#include <utility>
#include <variant>

#include "base/problem.h"

namespace careaudit {

/// Either a value or a Problem, with the member names of std::expected (which g++ 12 lacks in
/// C++20). `*` and `->` need has_value(); error() needs its absence.
template <class T>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose, as std::expected's: `return value;` and `return problem;` both read well.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}        // NOLINT
  Result(Problem problem) : state_(std::in_place_index<1>, std::move(problem)) {}  // NOLINT

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }
  const Problem& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Problem> state_;
};

}  // namespace careaudit
