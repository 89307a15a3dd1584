// Zip archives of exports, read where they lie: nothing of them is written to disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "base/result.h"

namespace careaudit {

/// Limits of an archive, for a small file can be made to hold more than any disk.
inline constexpr std::uint64_t max_archive_entries = 10'000;
inline constexpr std::uint64_t max_entry_bytes = std::uint64_t{4} << 30U;
inline constexpr std::uint64_t max_archive_bytes = std::uint64_t{16} << 30U;   ///< Of all entries together.
inline constexpr std::uint64_t max_archive_ratio = 200;                        ///< Of an entry of 1 MiB or more.

/// Whether a file begins as a zip archive does.
bool is_archive(const std::string& path);

/// One file in an archive.
struct ArchiveEntry {
  std::uint64_t index = 0;
  std::string name;
  std::uint64_t bytes = 0;
};

/// An open archive. Not to be used by two threads at once.
class Archive {
 public:
  /// Opens it and holds it to the limits; the error says which one it breaks.
  static Result<std::shared_ptr<Archive>> open(const std::string& path, const std::string& shown);
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive();

  /// Its files in bytewise order of their names, folders left out.
  const std::vector<ArchiveEntry>& entries() const { return entries_; }

  /// An entry being read from its beginning.
  class Entry {
   public:
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
    ~Entry();
    /// The next bytes, 0 at the end; nothing when the archive is damaged or the entry longer than it says.
    std::optional<std::size_t> read(char* to, std::size_t size);

   private:
    friend class Archive;
    struct Handle;
    explicit Entry(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
  };
  /// nullptr when it cannot be opened: it is encrypted, or packed in a way that is not known.
  std::unique_ptr<Entry> open_entry(std::uint64_t index);

 private:
  struct Handle;
  explicit Archive(std::unique_ptr<Handle> handle);
  std::optional<Problem> list(const std::string& shown);
  std::unique_ptr<Handle> handle_;
  std::vector<ArchiveEntry> entries_;
};

}  // namespace careaudit
