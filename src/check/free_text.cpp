// Own-words fields, and messages that name several words with their better wording.
#include "check/free_text.h"

#include <fmt/format.h>

namespace careaudit {
bool is_own_words_field(const Subject& subject, NodeId node) {
  const Field* field = subject.scratch.field(node);
  if (field != nullptr && field->is_own_words) {
    return true;
  }
  const Tree& tree = subject.plan.tree;
  const NodeId parent = tree[node].parent;
  return parent != no_node && tree[parent].kind == Kind::map && subject.plan.text("voice", parent) == "person";
}

std::string wording_message(const std::vector<Wording>& all, std::string_view verb) {
  std::string message;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string names;
    bool was_named = false;
    for (std::size_t j = 0; j < all.size(); ++j) {
      if (all[j].say == all[i].say) {
        was_named = was_named || j < i;
        names += fmt::format("{}`{{{}}}`", names.empty() ? "" : ", ", j);
      }
    }
    if (!was_named) {
      message += fmt::format("{}{}: {}", message.empty() ? "" : "; ", names, verb);
      message += all[i].say.empty() ? "" : " " + all[i].say;
    }
  }
  return message;
}

std::vector<std::string> words_of(std::vector<Wording> all) {
  std::vector<std::string> words;
  words.reserve(all.size());
  for (auto& one : all) {
    words.push_back(std::move(one.found));
  }
  return words;
}

}  // namespace careaudit
