// Reads labels and scores of DIALOG+.
#include "check/dialog_area.h"

#include <algorithm>

#include "base/strings.h"

namespace careaudit {

std::string area_name(std::string_view key) {
  std::string name = fold_ascii(trim(key));
  std::replace_if(name.begin(), name.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  return name;
}

const Field* dialog_area(const Vocabulary& vocabulary, std::string_view label) {
  const Field* scores = vocabulary.at("dialog.scores");
  const std::string wanted = area_name(label);
  if (scores == nullptr || wanted.empty()) {
    return nullptr;
  }
  for (const auto& field : scores->fields) {
    std::string name = area_name(field.key);
    if (name.ends_with('s')) {
      name.pop_back();
    }
    if (wanted.find(name) != std::string::npos) {
      return &field;
    }
  }
  return nullptr;
}

std::optional<int> dialog_score(std::string_view text) {
  text = trim(text);
  const bool is_digit = !text.empty() && text.front() >= '1' && text.front() <= '7';
  const bool goes_on = text.size() > 1 && ((text[1] >= '0' && text[1] <= '9') || text[1] == '.');
  return is_digit && !goes_on ? std::optional(text.front() - '0') : std::nullopt;
}

}  // namespace careaudit
