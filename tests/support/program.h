// Runs the program in this process, in a folder of its own, for tests of what a user sees.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command.h"

/// What one run said.
struct Ran {
  int status = 0;
  std::string out;
  std::string err;
};

/// A folder that goes away with the object. Messages name files as they were named: the folder's own
/// name is taken out of them.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "careaudit-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  bool has(const std::string& name) const { return std::filesystem::exists(path_ / name); }

  /// Arguments that begin with `@` are files of this folder: `@plan.yaml`, `-o`, `json=@out.json`.
  Ran run(std::vector<std::string> arguments) const {
    std::vector<const char*> argv{"careaudit"};
    for (auto& argument : arguments) {
      if (const auto at = argument.find('@'); at != std::string::npos && (at == 0 || argument[at - 1] == '=') && argument.find("require") != 0) {
        argument.replace(at, 1, path_.string() + "/");
      }
      argv.push_back(argument.c_str());
    }
    std::ostringstream out;
    std::ostringstream err;
    careaudit::Console console{.out = out, .err = err, .run = {}};
    Ran ran;
    ran.status = careaudit::run_program(static_cast<int>(argv.size()), argv.data(), console);
    ran.out = without_folder(out.str());
    ran.err = without_folder(err.str());
    return ran;
  }

  std::string without_folder(std::string text) const {
    const std::string prefix = path_.string() + "/";
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) {
      text.erase(at, prefix.size());
    }
    return text;
  }

 private:
  std::filesystem::path path_;
};
