// Looking through folders without losing anything on the way.
#pragma once

#include <filesystem>
#include <functional>
#include <system_error>

namespace careaudit {

/// Takes an entry of a folder; of a folder itself it says whether to look into it. Links to folders are
/// entries like files: nothing below them is met.
using EntryTaker = std::function<bool(const std::filesystem::directory_entry& entry)>;
/// Told of a folder whose entries cannot be listed.
using FolderTrouble = std::function<void(const std::filesystem::path& folder, const std::error_code& error)>;

/// Hands on everything below `folder`, in bytewise order within each folder. A folder that cannot be
/// listed does not end the walk.
void walk_folder(const std::filesystem::path& folder, const EntryTaker& take, const FolderTrouble& trouble);

}  // namespace careaudit
