// Files are compared by device and number, so that no spelling or link hides one.
#include "cli/output_clash.h"

#include <filesystem>
#include <map>
#include <optional>

#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "audit/input.h"

namespace careaudit {
namespace {

namespace fs = std::filesystem;

using FileNumber = std::pair<dev_t, ino_t>;

/// Of a regular file; of nothing else can a report take the place.
std::optional<FileNumber> number_of(const std::string& path) {
  struct stat status {};
  const bool is_there = path == "-" ? fstat(STDIN_FILENO, &status) == 0 : stat(path.c_str(), &status) == 0;
  return is_there && S_ISREG(status.st_mode) ? std::optional(FileNumber{status.st_dev, status.st_ino}) : std::nullopt;
}

/// The files there are that an output may become: itself, or whatever its `{ward}` can stand for.
std::vector<std::string> files_of(const OutputSpec& output) {
  std::string pattern;
  bool has_ward = false;
  for (std::size_t i = 0; i < output.path.size(); ++i) {
    if (output.path.compare(i, ward_mark.size(), ward_mark) == 0) {
      has_ward = true;
      pattern += '*';
      i += ward_mark.size() - 1;
      continue;
    }
    pattern += std::string_view("*?[]\\").find(output.path[i]) == std::string_view::npos ? "" : "\\";
    pattern += output.path[i];
  }
  if (!has_ward) {
    return {output.path};
  }
  std::vector<std::string> files;
  glob_t found{};
  if (glob(pattern.c_str(), 0, nullptr, &found) == 0) {
    files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  globfree(&found);
  return files;
}

/// Every file that the run reads, and how it is named.
std::map<FileNumber, std::string> numbers_of(const Sources& sources) {
  std::map<FileNumber, std::string> numbers;
  const auto add = [&numbers](const std::string& path, const std::string& shown) {
    if (const auto number = number_of(path)) {
      numbers.try_emplace(*number, shown);
    }
  };
  Problems told_by_the_run;
  for (const auto& file : list_inputs(sources.plans, told_by_the_run).files) {
    add(file.path, file.shown);
  }
  for (const auto& path : sources.others) {
    add(path, path);
  }
  for (const auto& path : sources.rules) {
    add(path, path);
    std::error_code error;
    for (fs::recursive_directory_iterator walk(path, error), end; !error && walk != end; walk.increment(error)) {
      add(walk->path().string(), walk->path().generic_string());
    }
  }
  return numbers;
}

}  // namespace

Problems overwritten_sources(const std::vector<OutputSpec>& outputs, const Sources& sources) {
  std::vector<std::pair<const OutputSpec*, FileNumber>> replaced;
  for (const auto& output : outputs) {
    for (const auto& path : files_of(output)) {
      if (const auto number = number_of(path)) {
        replaced.emplace_back(&output, *number);
      }
    }
  }
  Problems problems;
  if (replaced.empty()) {
    return problems;  // then the folders need not be walked a second time
  }
  const auto numbers = numbers_of(sources);
  const OutputSpec* last = nullptr;
  for (const auto& [output, number] : replaced) {
    const auto read = numbers.find(number);
    if (read != numbers.end() && output != last) {
      last = output;
      problems.push_back({.message = fmt::format("`-o {}` would overwrite `{}`, which this run reads", output->typed, read->second),
                          .remedy = "give the report a name of its own, outside what is audited"});
    }
  }
  return problems;
}

}  // namespace careaudit
