// Looks single words and tags up in short lists.
#include "text/word_forms.h"

#include <algorithm>

namespace careaudit {

bool is_one_of(const Reading& reading, std::uint32_t word, std::span<const std::string_view> forms) {
  return word < reading.words.size() &&
         std::find(forms.begin(), forms.end(), reading.folded[word]) != forms.end();
}

bool has_tag(const LexiconEntry& entry, std::string_view tag) {
  return std::find(entry.tags.begin(), entry.tags.end(), tag) != entry.tags.end();
}

}  // namespace careaudit
