// Items end at the commas of the outermost bracket, and at the bracket that closes it.
#include "read/yaml_flow_list.h"

#include <utility>

#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {

bool YamlFlowList::ends_in_mark(Location at, char c) const {
  const bool is_behind_three = at.column == 4 && (c == '\n' || c == ' ' || c == '\t');
  return is_behind_three && (item_.ends_with("---") || item_.ends_with("..."));
}

std::size_t YamlFlowList::take(std::string_view bytes, std::vector<Piece>& out) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const Location at = flow_.at();
    const bool is_first = flow_.depth() == 0;
    if (ends_in_mark(at, bytes[i])) {
      mark_ = item_.substr(item_.size() - 3);
      item_.resize(item_.size() - 3);
      finish(out);
      return i;
    }
    switch (flow_.take(bytes[i])) {
      case FlowEvent::none:
        if (!is_first) {
          keep(bytes[i], at, out);
        }
        break;
      case FlowEvent::comma:
        end_item(out);
        break;
      case FlowEvent::close:
        end_item(out);
        if (!has_items_) {
          out.push_back({.text = "[]", .first_line = start_.line, .first_column = start_.column});
        }
        is_ended_ = true;
        return i + 1;
    }
  }
  return bytes.size();
}

void YamlFlowList::keep(char c, Location at, std::vector<Piece>& out) {
  if (item_.empty()) {
    if (c == ' ' || c == '\t' || c == '\n' || flow_.is_in_comment() || is_too_long_) {
      return;
    }
    item_at_ = at;
  }
  item_.push_back(c);
  if (item_.size() > max_plan_bytes) {
    is_too_long_ = has_items_ = true;
    item_.clear();
    report(item_at_, fmt::format("the plan that begins here is larger than {} MiB", max_plan_bytes >> 20U),
           "export one plan an item; check for an unclosed quotation mark or bracket", out);
  }
}

void YamlFlowList::end_item(std::vector<Piece>& out) {
  const bool was_too_long = std::exchange(is_too_long_, false);
  if (was_too_long || item_.empty()) {
    return;
  }
  has_items_ = true;
  Piece piece{.text = std::exchange(item_, {}), .first_line = item_at_.line, .first_column = item_at_.column};
  piece.text.resize(static_cast<std::size_t>(trim(piece.text).size()));
  out.push_back(std::move(piece));
}

void YamlFlowList::report(Location at, std::string message, std::string remedy, std::vector<Piece>& out) const {
  out.push_back({.first_line = at.line,
                 .first_column = at.column,
                 .problem = Problem{.file = file_, .at = at, .message = std::move(message), .remedy = std::move(remedy)}});
}

void YamlFlowList::finish(std::vector<Piece>& out) {
  is_ended_ = true;
  if (flow_.depth() == 1 && flow_.innermost()->what == '[') {
    end_item(out);
  }
  const auto open = flow_.innermost();
  if (!open) {
    return;
  }
  auto refusal = never_closed(open->what);
  report(open->at, std::move(refusal.message), std::move(refusal.remedy), out);
  out.back().is_plan = flow_.depth() > 1 || open->what != '[';
}

}  // namespace careaudit
