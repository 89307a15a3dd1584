// From files to a rule set.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "base/folder.h"
#include "base/hash.h"
#include "base/strings.h"
#include "read/syntax.h"
#include "rule/built_in.h"
#include "rule/data_files.h"
#include "rule/rule.h"
#include "rule/rule_file.h"
#include "rule/settings_over.h"
#include "rule/together.h"
#include "rule/tree_bytes.h"

namespace careaudit {
namespace {

namespace fs = std::filesystem;

bool is_in(std::string_view name, std::string_view folder) { return name.starts_with(folder); }

/// Of a rule named alone, the folder it stands in; rules for a type of plan stand one deeper.
fs::path group_of(const fs::path& folder) {
  const bool is_of_type = folder.parent_path().filename() == "type";
  return is_of_type ? "type" / folder.filename() : folder.filename();
}

/// `words/roles.yaml` → `roles`.
std::string bare_name(const std::string& name) { return fs::path(name).stem().string(); }

bool is_rule(const std::string& name) {
  return name.find('/') != std::string::npos && !is_in(name, "words/") && !is_in(name, "profiles/") && !is_in(name, "mappings/") && !is_in(name, "frameworks/");
}

void read_file(const fs::path& path, const std::string& name, std::vector<RuleFile>& files, Problems& problems) {
  std::ifstream in(path, std::ios::binary);
  Piece piece;
  piece.text.assign(std::istreambuf_iterator<char>(in), {});
  const std::string shown = path.generic_string();
  if (!in && piece.text.empty()) {
    problems.push_back({.file = shown, .message = "cannot be read", .remedy = "check that you may read it"});
    return;
  }
  std::erase(piece.text, '\r');   // as Windows ends lines
  auto tree = syntaxes::yaml.read(std::move(piece), shown, problems);
  if (!tree) {
    problems.push_back(tree.error());
    return;
  }
  files.push_back({.name = name, .shown = shown, .tree = std::move(*tree)});
}

/// Whether the file has nothing but space and comments.
bool holds_nothing(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    const auto text = trim(line);
    if (!text.empty() && !text.starts_with('#')) {
      return false;
    }
  }
  return true;
}

/// The name without its `.yaml`: `goal/smart.yaml` → `goal.smart`.
std::string id_of(const std::string& name) {
  std::string id = name.substr(0, name.size() - std::string_view(".yaml").size());
  std::replace(id.begin(), id.end(), '/', '.');
  return id;
}

/// A file that looks like YAML under a name that is not read is not passed over in silence.
Problem misnamed(const fs::path& path) {
  const std::string extension = fold_ascii(path.extension().string());
  if (extension == ".yaml" || extension == ".yml") {
    return {.file = path.generic_string(),
            .message = fmt::format("the name ends in `{}`, and rules are read from files that end in `.yaml`", path.extension().string()),
            .remedy = fmt::format("rename it to `{}`", fs::path(path).replace_extension(".yaml").filename().string())};
  }
  return {.file = path.generic_string(), .message = "this is no file of rules: its name does not end in `.yaml`", .remedy = "name a folder with files such as `action/my-rule.yaml`"};
}

/// Why nothing can be read from what is no file and no folder.
Problem not_there(const std::string& path, const fs::file_status& status, const std::error_code& error) {
  if (status.type() == fs::file_type::not_found) {
    const bool is_file = path.ends_with(".yaml") || path.ends_with(".yml");
    return {.file = path, .message = is_file ? "no such file of rules" : "no such folder of rules", .remedy = is_file ? "check the path" : "name a folder with files such as `action/my-rule.yaml`"};
  }
  return {.file = path,
          .message = error ? fmt::format("cannot be read: {}", fold_ascii(error.message())) : "this is no folder of rules, and no file",
          .remedy = error ? "check that you may read it" : "name a folder with files such as `action/my-rule.yaml`"};
}

/// Later files replace earlier ones of the same name, words excepted: they add.
void drop_overridden(std::vector<RuleFile>& files) {
  std::set<std::string> seen;
  for (std::size_t i = files.size(); i-- > 0;) {
    if (is_rule(files[i].name) || is_in(files[i].name, "profiles/") || is_in(files[i].name, "frameworks/") || is_in(files[i].name, "mappings/")) {
      if (!seen.insert(files[i].name).second) {
        files.erase(files.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
  }
}

std::string hash_of_files(const std::vector<RuleFile>& files, const Settings& settings) {
  Fingerprinter print;
  for (const auto& file : files) {
    if (file.name != settings_name) {
      print.add(file.name);
      // What came out of the program was never read from a text.
      const bool is_as_built = file.is_built_in && file.tree.source().empty();
      print.add(is_as_built ? built_in_print(file.name) : content_print(file.tree));
    }
  }
  if (const std::string changed = what_they_change(settings); !changed.empty()) {
    print.add(changed);
  }
  return print.hex();
}

}  // namespace

std::vector<RuleFile> read_settings_file(const std::string& path, Problems& problems) {
  std::vector<RuleFile> files;
  Problems found;
  read_file(path, std::string(settings_name), files, found);
  if (std::error_code unknown; files.empty() && fs::is_regular_file(path, unknown) && holds_nothing(path)) {
    files.push_back({.name = std::string(settings_name), .shown = fs::path(path).generic_string(), .tree = {}});
    return files;
  }
  problems.insert(problems.end(), found.begin(), found.end());
  return files;
}

std::vector<RuleFile> read_rules(const std::string& folder, Problems& problems) {
  std::vector<RuleFile> files;
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::regular) {
    const fs::path path(folder);
    if (path.extension() != ".yaml") {
      problems.push_back(misnamed(path));
      return files;
    }
    const bool is_data = path.filename() == "plan.yaml" || path.filename() == "types.yaml" || path.filename() == "measures.yaml";
    const fs::path group = is_data ? fs::path() : group_of(fs::absolute(path).parent_path());
    read_file(path, (group / path.filename()).generic_string(), files, problems);
    return files;
  }
  if (status.type() != fs::file_type::directory) {
    problems.push_back(not_there(folder, status, error));
    return files;
  }
  std::vector<fs::path> paths;
  const std::size_t trouble_before = problems.size();
  walk_folder(
      folder,
      [&](const fs::directory_entry& entry) {
        std::error_code unknown;
        const std::string extension = entry.is_directory(unknown) ? "" : entry.path().extension().string();
        if (extension == ".yaml") {
          paths.push_back(entry.path());
        } else if (const std::string folded = fold_ascii(extension); folded == ".yaml" || folded == ".yml") {
          problems.push_back(misnamed(entry.path()));
        }
        return true;
      },
      [&](const fs::path& path, const std::error_code& trouble) {
        problems.push_back({.file = path.generic_string(), .message = fmt::format("cannot be read: {}", fold_ascii(trouble.message())), .remedy = "check that you may read it"});
      });
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    read_file(path, fs::relative(path, folder).generic_string(), files, problems);
  }
  if (paths.empty() && problems.size() == trouble_before) {
    problems.push_back({.file = folder, .message = "the folder holds no rule file", .remedy = "put rules in files such as `action/my-rule.yaml` below it"});
  }
  return files;
}

RuleSet load_rules(std::vector<RuleFile> files, Problems& problems) {
  drop_overridden(files);
  RuleSet set;
  set.knowledge = std::make_unique<Knowledge>();
  std::vector<LexiconList> lists;
  for (const auto& file : files) {
    const RuleText text{file.tree, file.shown, problems};
    constexpr std::string_view see = "see careaudit-rules(5) for what a rule file holds";
    if (file.name == settings_name && (file.tree.is_empty() || file.tree[file.tree.root()].kind == Kind::null)) {
      set.settings.file = file.shown;   // An empty settings file sets nothing.
    } else if (file.tree.is_empty() || file.tree[file.tree.root()].kind == Kind::null) {
      text.complain(no_node, "the file holds nothing", std::string(see));
    } else if (!text.holds_keys(file.tree.root(), "the file", std::string(see))) {
      continue;
    } else if (file.name == "plan.yaml") {
      read_vocabulary(text, set.knowledge->vocabulary);
    } else if (file.name == settings_name) {
      set.settings = read_settings(text);
    } else if (file.name == "types.yaml") {
      read_types(text, file.is_built_in, set.knowledge->types);
    } else if (file.name == "measures.yaml") {
      read_measures(text, file.is_built_in, set.measures);
    } else if (is_in(file.name, "words/")) {
      lists.push_back(read_words(text, bare_name(file.name)));
    } else if (is_in(file.name, "profiles/")) {
      set.profiles.push_back(read_profile(text, file.called.empty() ? bare_name(file.name) : file.called));
    } else if (is_in(file.name, "frameworks/")) {
      set.frameworks.push_back(read_framework(text, bare_name(file.name)));
    } else if (!is_rule(file.name) && !is_in(file.name, "mappings/")) {
      text.complain(no_node, "a rule file stands in a folder: its group", "move it to `<group>/<name>.yaml`, or name the folder above this one");
    }
  }
  set.knowledge->vocabulary.plan.index();
  set.hash = hash_of_files(files, set.settings);
  put_over_words(set.settings, lists, problems);
  put_over_types(set.settings, set.knowledge->types, problems);
  set.knowledge->lexicon = Lexicon(std::move(lists));
  std::vector<std::string> ids;
  for (const auto& file : files) {
    if (is_rule(file.name)) {
      ids.push_back(id_of(file.name));
    }
    if (!is_rule(file.name) || file.tree.is_empty() || file.tree[file.tree.root()].kind != Kind::map) {
      continue;
    }
    if (auto rule = read_rule({file.tree, file.shown, problems}, id_of(file.name), *set.knowledge)) {
      set.rules.push_back(std::move(*rule));
    }
  }
  std::sort(set.rules.begin(), set.rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  std::sort(set.frameworks.begin(), set.frameworks.end(), [](const Framework& a, const Framework& b) { return a.id < b.id; });
  join_frameworks(files, set, problems);
  check_together(files, ids, set, problems);
  leave_out_by_type(set, problems);
  put_over_rules(set, problems);
  return set;
}

const Rule* RuleSet::find(std::string_view id) const {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id || (!rule.formerly.empty() && rule.formerly == id); });
  return found == rules.end() ? nullptr : &*found;
}

const Profile* RuleSet::profile(std::string_view name) const {
  const auto found = std::find_if(profiles.begin(), profiles.end(), [&](const Profile& profile) { return profile.name == name; });
  return found == profiles.end() ? nullptr : &*found;
}

const Framework* RuleSet::framework(std::string_view id) const {
  const auto found = std::find_if(frameworks.begin(), frameworks.end(), [&](const Framework& one) { return one.id == id; });
  return found == frameworks.end() ? nullptr : &*found;
}

}  // namespace careaudit
