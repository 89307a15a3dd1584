// Writing JSON.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace careaudit {

/// Writes one JSON value into a string, with commas and escapes where they belong. Control
/// characters are escaped; ill-formed UTF-8 becomes U+FFFD.
class JsonWriter {
 public:
  JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;
  ~JsonWriter();

  JsonWriter& object();
  JsonWriter& end_object();
  JsonWriter& array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::uint64_t value);
  /// With exactly one decimal; null when there is none.
  JsonWriter& decimal(std::optional<double> value);
  /// With six significant digits; null when there is none.
  JsonWriter& real(std::optional<double> value);
  JsonWriter& yes_no(bool value);
  JsonWriter& null();

  JsonWriter& field(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& field(std::string_view name, std::uint64_t value) { return key(name).number(value); }

  /// What was written since the last take(); the writer goes on in the same value.
  std::string take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace careaudit
