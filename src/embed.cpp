// The build step that turns rules/ into C++: embed OUTPUT.cpp RULES_DIR
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "base/problem.h"
#include "read/syntax.h"
#include "rule/tree_bytes.h"

namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// An array of bytes; string literals of this length are not portable.
void write_bytes(std::ostream& out, const std::string& name, const std::string& bytes) {
  out << "constexpr unsigned char " << name << "[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out << (i % 32 == 0 ? "\n" : "") << static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << ',';
  }
  out << "0};\n";
}

int embed(const fs::path& output, const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".yaml") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end(), [&](const fs::path& a, const fs::path& b) {
    return fs::relative(a, folder).generic_string() < fs::relative(b, folder).generic_string();
  });
  std::vector<std::string> prints;
  std::ofstream out(output, std::ios::binary);
  out << "// Made from rules/ by the build.\n#include \"rule/built_in.h\"\n\nnamespace careaudit {\nnamespace {\n\n";
  for (std::size_t i = 0; i < files.size(); ++i) {
    careaudit::Piece piece;
    piece.text = read_all(files[i]);
    const std::string text = piece.text;
    careaudit::Problems problems;
    const auto tree = careaudit::syntaxes::yaml.read(std::move(piece), files[i].generic_string(), problems);
    if (!tree) {
      problems.push_back(tree.error());
    }
    if (!problems.empty()) {
      for (const auto& problem : problems) {
        std::cerr << careaudit::describe(careaudit::filled_problem(problem, true)) << '\n';
      }
      return 1;
    }
    write_bytes(out, "tree_" + std::to_string(i), careaudit::tree_to_bytes(*tree));
    prints.push_back(careaudit::content_print(*tree));
    write_bytes(out, "text_" + std::to_string(i), text);
  }
  out << "std::string_view view(const unsigned char* bytes, std::size_t size) {\n"
         "  return {reinterpret_cast<const char*>(bytes), size};\n}\n\n}  // namespace\n\n"
         "const BuiltInFile built_in_files[] = {\n";
  for (std::size_t i = 0; i < files.size(); ++i) {
    out << "    {\"" << fs::relative(files[i], folder).generic_string() << "\", view(tree_" << i << ", sizeof(tree_" << i
        << ") - 1), view(text_" << i << ", sizeof(text_" << i << ") - 1), \"" << prints[i] << "\"},\n";
  }
  out << "};\nconst std::size_t built_in_count = " << files.size() << ";\n\n}  // namespace careaudit\n";
  out.flush();
  return out ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: embed OUTPUT.cpp RULES_DIR\n";
    return 2;
  }
  try {
    return embed(argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
