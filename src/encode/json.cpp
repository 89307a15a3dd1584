// RapidJSON's writer behind a narrow door.
#include "encode/json.h"

#include <cmath>

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/utf8.h"

namespace careaudit {

struct JsonWriter::State {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : state_(std::make_unique<State>()) {}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::object() {
  state_->writer.StartObject();
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  state_->writer.EndObject();
  return *this;
}
JsonWriter& JsonWriter::array() {
  state_->writer.StartArray();
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  state_->writer.EndArray();
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  if (!is_utf8(name)) {
    return key(as_utf8(name));
  }
  state_->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}
JsonWriter& JsonWriter::text(std::string_view value) {
  if (!is_utf8(value)) {
    return text(as_utf8(value));
  }
  state_->writer.String(value.data() == nullptr ? "" : value.data(), static_cast<rapidjson::SizeType>(value.size()));
  return *this;
}
JsonWriter& JsonWriter::number(std::uint64_t value) {
  state_->writer.Uint64(value);
  return *this;
}
JsonWriter& JsonWriter::decimal(std::optional<double> value) {
  if (!value) {
    return null();
  }
  const std::string text = fmt::format("{:.1f}", *value);
  state_->writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
  return *this;
}
JsonWriter& JsonWriter::real(std::optional<double> value) {
  if (!value || !std::isfinite(*value)) {
    return null();
  }
  const std::string text = fmt::format("{:.6g}", *value);
  state_->writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
  return *this;
}
JsonWriter& JsonWriter::yes_no(bool value) {
  state_->writer.Bool(value);
  return *this;
}
JsonWriter& JsonWriter::null() {
  state_->writer.Null();
  return *this;
}

std::string JsonWriter::take() {
  std::string text(state_->buffer.GetString(), state_->buffer.GetSize());
  state_->buffer.Clear();
  return text;
}

}  // namespace careaudit
