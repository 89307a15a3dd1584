// What few of many things have, at the price of a pointer for the rest.
#pragma once

#include <memory>
#include <utility>

namespace careaudit {

/// A value that may be there: copied with what it stands in, read as a blank one where it is not.
template <typename T>
class Rare {
 public:
  Rare() = default;
  Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT(google-explicit-constructor): as a member is filled
  Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) {
    value_ = other.value_ ? std::make_unique<T>(*other.value_) : nullptr;
    return *this;
  }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  const T& operator*() const {
    static const T blank{};
    return value_ ? *value_ : blank;
  }
  const T* operator->() const { return &**this; }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace careaudit
