// Looks tags up in short lists.
#include "text/word_forms.h"

#include <algorithm>

namespace careaudit {

bool has_tag(const LexiconEntry& entry, std::string_view tag) {
  return std::find(entry.tags.begin(), entry.tags.end(), tag) != entry.tags.end();
}

}  // namespace careaudit
