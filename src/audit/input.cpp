// Finding the files of a run.
#include "audit/input.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/strings.h"
#include "rule/rule.h"

namespace careaudit {
namespace {

namespace fs = std::filesystem;

bool is_read(const std::string& extension) {
  for (const Syntax* syntax : all_syntaxes()) {
    for (const auto known : syntax->extensions) {
      if (extension == known) {
        return true;
      }
    }
  }
  return false;
}

bool is_settings(const std::string& name) { return name == settings_name; }

/// A terminal is a device that can be read like a pipe.
bool is_terminal(const fs::path& path) {
  const int handle = open(path.c_str(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  const bool is = handle >= 0 && isatty(handle) == 1;
  if (handle >= 0) {
    (void)close(handle);
  }
  return is;
}

/// Collects files, each once however it is reached.
class Collector {
 public:
  Collector(InputList& list, Problems& problems) : list_(list), problems_(problems) {}

  void add_named(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    const std::string shown = fs::path(path).generic_string();
    switch (status.type()) {
      case fs::file_type::regular:
        add_file(path, shown, true);
        return;
      case fs::file_type::fifo:
        list_.files.push_back({.path = path, .shown = shown, .was_named = true, .is_stream = true});
        return;
      case fs::file_type::not_found:
        problems_.push_back({.file = path, .message = "no such file or folder", .remedy = "check the path; quote it if it contains spaces"});
        return;
      case fs::file_type::character:
        if (is_terminal(path)) {
          list_.files.push_back({.path = path, .shown = shown, .was_named = true, .is_stream = true});
          return;
        }
        break;
      default:
        break;
    }
    if (error) {
      unreadable(path, error);
    } else {
      problems_.push_back({.file = shown, .message = "this is a device or a socket, not a file", .remedy = "name a file or a folder, or `-` for standard input"});
    }
  }

  void add_folder(const fs::path& folder) {
    found_ = 0;
    const std::size_t trouble_before = problems_.size();
    walk_folder(
        folder, [&](const fs::directory_entry& entry) { return take_entry(entry); },
        [&](const fs::path& path, const std::error_code& error) { unreadable(path, error); });
    if (found_ == 0 && problems_.size() == trouble_before) {
      problems_.push_back({.file = folder.generic_string(),
                           .message = "no care plans here: the folder holds no file to read",
                           .remedy = "name a folder with .yaml, .yml or .xml files"});
    }
  }

 private:
  /// One name for a file, whatever links lead to it.
  static std::string identity(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? path.string() : real.string();
  }

  void add_file(const fs::path& path, std::string shown, bool was_named) {
    if (!seen_.insert(identity(path)).second) {
      return;
    }
    std::error_code error;
    const auto bytes = fs::file_size(path, error);
    list_.files.push_back({.path = path.string(),
                           .shown = std::move(shown),
                           .was_named = was_named,
                           .bytes = error ? 0 : static_cast<std::uint64_t>(bytes)});
  }

  void unreadable(const fs::path& path, const std::error_code& error) {
    problems_.push_back({.file = path.generic_string(),
                         .message = fmt::format("cannot be read: {}", fold_ascii(error.message())),
                         .remedy = "check the name and that you may read it"});
  }

  void skip(const fs::path& path, std::string_view why, std::string_view remedy) {
    if (!seen_.contains(identity(path))) {
      list_.skipped.push_back({.shown = path.generic_string(), .why = why, .remedy = remedy});
    }
  }

  /// Whether to look into the entry, a folder.
  bool take_entry(const fs::directory_entry& entry) {
    const fs::path& path = entry.path();
    const std::string name = path.filename().string();
    std::error_code error;
    const fs::file_status status = entry.status(error);
    const bool is_folder = status.type() == fs::file_type::directory;
    if (is_settings(name)) {
      return false;
    }
    if (name.starts_with('.')) {
      skip(path, is_folder ? "this folder is hidden, and what it holds is not read; skipped" : "this file is hidden; skipped", "name it itself to have it read");
      return false;
    }
    if (is_folder) {
      std::error_code unknown;
      const bool is_link = fs::is_symlink(entry.symlink_status(unknown));
      if (is_link) {
        skip(path, "this is a link to a folder, and what that holds is not read; skipped", "name the folder that it leads to");
      }
      return !is_link;
    }
    const bool is_for_us = is_read(fold_ascii(path.extension().string()));
    if (status.type() == fs::file_type::none || (status.type() == fs::file_type::not_found && is_for_us)) {
      ++found_;
      unreadable(path, error);
    } else if (!is_for_us) {
      skip(path, "this file is of a format that is not read; skipped", "`careaudit formats` lists what can be read");
    } else if (status.type() != fs::file_type::regular) {
      skip(path, "this is a pipe, a socket or a device, not a file; skipped", "name it itself to have it read");
    } else {
      ++found_;
      add_file(path, path.generic_string(), false);
    }
    return false;
  }

  InputList& list_;
  Problems& problems_;
  std::set<std::string> seen_;
  std::size_t found_ = 0;   // files to read in the folder at hand
};

}  // namespace

InputList list_inputs(const std::vector<std::string>& paths, Problems& problems) {
  InputList list;
  Collector collector(list, problems);
  std::vector<std::string> ordered = paths;
  // Named files first, so that a file both named and in a named folder counts as named.
  std::sort(ordered.begin(), ordered.end());
  std::vector<std::string> folders;
  bool has_stdin = false;
  for (const auto& path : ordered) {
    std::error_code error;
    if (path == "-") {
      if (!has_stdin) {
        list.files.push_back({.path = "-", .shown = "<stdin>", .was_named = true, .is_stream = true});
      }
      has_stdin = true;
    } else if (fs::is_directory(path, error)) {
      folders.push_back(path);
    } else {
      collector.add_named(path);
    }
  }
  for (const auto& folder : folders) {
    collector.add_folder(folder);
  }
  std::sort(list.files.begin(), list.files.end(),
            [](const InputFile& a, const InputFile& b) { return a.shown < b.shown; });
  std::sort(list.skipped.begin(), list.skipped.end(),
            [](const SkippedFile& a, const SkippedFile& b) { return a.shown < b.shown; });
  return list;
}

}  // namespace careaudit
