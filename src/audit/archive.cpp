// libzip, kept within limits.
#include "audit/archive.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include <fmt/format.h>
#include <zip.h>

#include "base/strings.h"

namespace careaudit {

struct Archive::Handle {
  explicit Handle(zip_t* opened) : zip(opened) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { zip_discard(zip); }
  zip_t* zip;
};

struct Archive::Entry::Handle {
  Handle(zip_file_t* opened, std::uint64_t size) : file(opened), left(size) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { (void)zip_fclose(file); }
  zip_file_t* file;
  std::uint64_t left;   // of what the entry says it holds
};

bool is_archive(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::array<char, 4> head{};
  in.read(head.data(), head.size());
  return in.gcount() == 4 && head[0] == 'P' && head[1] == 'K' && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
}

Archive::Archive(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Archive::~Archive() = default;

Result<std::shared_ptr<Archive>> Archive::open(const std::string& path, const std::string& shown) {
  int error = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (zip == nullptr) {
    return Problem{.file = shown, .message = "the zip archive cannot be read: it is damaged or cut short", .remedy = "export or copy it again, or unpack it and name the folder"};
  }
  std::shared_ptr<Archive> archive(new Archive(std::make_unique<Handle>(zip)));
  if (auto problem = archive->list(shown)) {
    return *problem;
  }
  return archive;
}

std::optional<Problem> Archive::list(const std::string& shown) {
  const auto too_much = [&shown](std::string message) { return Problem{.file = shown, .message = std::move(message), .remedy = "unpack it yourself if you trust it, and name the folder"}; };
  const auto count = static_cast<std::uint64_t>(std::max<zip_int64_t>(zip_get_num_entries(handle_->zip, 0), 0));
  if (count > max_archive_entries) {
    return too_much(fmt::format("the zip archive holds {} entries; at most {} are read", count, max_archive_entries));
  }
  std::uint64_t all = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    zip_stat_t stat{};
    zip_stat_init(&stat);
    const bool is_known = zip_stat_index(handle_->zip, i, 0, &stat) == 0 && (stat.valid & ZIP_STAT_NAME) != 0 && (stat.valid & ZIP_STAT_SIZE) != 0;
    if (!is_known) {
      return Problem{.file = shown, .message = fmt::format("entry {} of the zip archive cannot be read", i + 1), .remedy = "export or copy it again"};
    }
    const std::string name = stat.name;
    if (name.empty() || name.ends_with('/')) {
      continue;
    }
    constexpr std::uint64_t small = std::uint64_t{1} << 20U;
    if (stat.size > max_entry_bytes || (stat.size > small && (stat.valid & ZIP_STAT_COMP_SIZE) != 0 && stat.size / std::max<std::uint64_t>(stat.comp_size, 1) > max_archive_ratio)) {
      return too_much(fmt::format("entry {} of the zip archive unpacks to more than {} GiB or {} times its size", i + 1, max_entry_bytes >> 30U, max_archive_ratio));
    }
    all += stat.size;
    entries_.push_back({.index = i, .name = name, .bytes = stat.size});
  }
  if (all > max_archive_bytes) {
    return too_much(fmt::format("the zip archive unpacks to more than {} GiB", max_archive_bytes >> 30U));
  }
  std::sort(entries_.begin(), entries_.end(), [](const ArchiveEntry& a, const ArchiveEntry& b) { return a.name != b.name ? a.name < b.name : a.index < b.index; });
  return std::nullopt;
}

Archive::Entry::Entry(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Archive::Entry::~Entry() = default;

std::optional<std::size_t> Archive::Entry::read(char* to, std::size_t size) {
  const zip_int64_t count = zip_fread(handle_->file, to, size);
  if (count < 0 || static_cast<std::uint64_t>(count) > handle_->left) {
    return std::nullopt;
  }
  handle_->left -= static_cast<std::uint64_t>(count);
  if (count == 0 && handle_->left > 0) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(count);
}

std::unique_ptr<Archive::Entry> Archive::open_entry(std::uint64_t index) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const ArchiveEntry& entry) { return entry.index == index; });
  zip_file_t* file = found == entries_.end() ? nullptr : zip_fopen_index(handle_->zip, index, 0);
  if (file == nullptr) {
    return nullptr;
  }
  return std::unique_ptr<Entry>(new Entry(std::make_unique<Entry::Handle>(file, found->bytes)));
}

}  // namespace careaudit
