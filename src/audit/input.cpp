// Finding the files of a run.
#include "audit/input.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "base/strings.h"

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

bool is_settings(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == "careaudit.yaml" || name == ".careaudit.yaml" || name.starts_with('.');
}

/// Collects files, each once however it is reached.
class Collector {
 public:
  Collector(InputList& list, Problems& problems) : list_(list), problems_(problems) {}

  void add_file(const fs::path& path, std::string shown, bool was_named) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (!seen_.insert(error ? path.string() : real.string()).second) {
      return;
    }
    const auto bytes = fs::file_size(path, error);
    list_.files.push_back({.path = path.string(),
                           .shown = std::move(shown),
                           .was_named = was_named,
                           .bytes = error ? 0 : static_cast<std::uint64_t>(bytes)});
  }

  void add_folder(const fs::path& folder) {
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, error);
    if (error) {
      unreadable(folder, error.message());
      return;
    }
    const std::size_t before = list_.files.size() + list_.skipped.size();
    const std::size_t seen_before = seen_.size();
    const fs::recursive_directory_iterator end;
    while (walk != end) {
      if (walk->path().filename().string().starts_with('.')) {
        walk.disable_recursion_pending();
      }
      add_entry(*walk, folder);
      walk.increment(error);
      if (error) {
        unreadable(folder, error.message());
        break;
      }
    }
    if (before == list_.files.size() + list_.skipped.size() && seen_before == seen_.size()) {
      problems_.push_back({.file = folder.generic_string(),
                           .message = "no care plans here: the folder holds no file to read",
                           .remedy = "name a folder with .yaml, .yml or .xml files"});
    }
  }

  void unreadable(const fs::path& path, const std::string& why) {
    problems_.push_back({.file = path.generic_string(),
                         .message = fmt::format("cannot be read: {}", fold_ascii(why)),
                         .remedy = "check the name and that you may read it"});
  }

 private:
  void add_entry(const fs::directory_entry& entry, const fs::path&) {
    std::error_code error;
    if (!entry.is_regular_file(error) || is_settings(entry.path())) {
      return;
    }
    const std::string extension = fold_ascii(entry.path().extension().string());
    const std::string shown = entry.path().generic_string();
    if (is_read(extension)) {
      add_file(entry.path(), shown, false);
    } else {
      list_.skipped.push_back(shown);
    }
  }

  InputList& list_;
  Problems& problems_;
  std::set<std::string> seen_;
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
        list.files.push_back({.path = "-", .shown = "<stdin>", .was_named = true});
      }
      has_stdin = true;
    } else if (fs::is_directory(path, error)) {
      folders.push_back(path);
    } else if (!fs::exists(path, error)) {
      problems.push_back({.file = path,
                          .message = "no such file or folder",
                          .remedy = "check the path; quote it if it contains spaces"});
    } else {
      collector.add_file(path, fs::path(path).generic_string(), true);
    }
  }
  for (const auto& folder : folders) {
    collector.add_folder(folder);
  }
  std::sort(list.files.begin(), list.files.end(),
            [](const InputFile& a, const InputFile& b) { return a.shown < b.shown; });
  std::sort(list.skipped.begin(), list.skipped.end());
  return list;
}

}  // namespace careaudit
