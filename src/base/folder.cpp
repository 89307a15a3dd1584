// One folder at a time, so that trouble in one stays there.
#include "base/folder.h"

#include <algorithm>
#include <vector>

namespace careaudit {

namespace fs = std::filesystem;

void walk_folder(const fs::path& folder, const EntryTaker& take, const FolderTrouble& trouble) {
  std::error_code error;
  std::vector<fs::directory_entry> entries;
  fs::directory_iterator next(folder, error);
  while (!error && next != fs::directory_iterator()) {
    entries.push_back(*next);
    next.increment(error);
  }
  if (error) {
    trouble(folder, error);
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
  for (const auto& entry : entries) {
    std::error_code unknown;
    const bool is_folder = fs::is_directory(entry.symlink_status(unknown));
    if (take(entry) && is_folder) {
      walk_folder(entry.path(), take, trouble);
    }
  }
}

}  // namespace careaudit
