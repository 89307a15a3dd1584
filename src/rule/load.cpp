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
#include "rule/data_files.h"
#include "rule/rule.h"
#include "rule/rule_file.h"
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
  auto tree = syntaxes::yaml.read(std::move(piece), shown, problems);
  if (!tree) {
    problems.push_back(tree.error());
    return;
  }
  files.push_back({.name = name, .shown = shown, .tree = std::move(*tree)});
}

/// Later files replace earlier ones of the same name, words excepted: they add.
void drop_overridden(std::vector<RuleFile>& files) {
  std::set<std::string> seen;
  for (std::size_t i = files.size(); i-- > 0;) {
    if (is_rule(files[i].name) || is_in(files[i].name, "profiles/")) {
      if (!seen.insert(files[i].name).second) {
        files.erase(files.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
  }
}

void check_unique(const std::vector<Rule>& rules, Problems& problems) {
  for (std::size_t i = 1; i < rules.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (rules[i].title == rules[j].title) {
        problems.push_back({.file = rules[i].file, .at = rules[i].at, .message = fmt::format("the title is that of `{}` too", rules[j].id), .remedy = "give each rule a title of its own"});
      }
    }
  }
}

void check_members(RuleSet& set, Problems& problems) {
  for (const auto& rule : set.rules) {
    for (const auto& member : rule.members) {
      if (set.find(member) == nullptr) {
        problems.push_back({.file = rule.file, .at = rule.at, .message = fmt::format("the roll-up names the rule `{}`, which is not there", member), .remedy = "name rules that are loaded"});
      }
    }
  }
  std::vector<std::string> ids;
  for (const auto& rule : set.rules) {
    ids.push_back(rule.id);
  }
  for (const auto& measure : set.measures) {
    std::vector<std::string> named = measure.rules;
    named.insert(named.end(), measure.applies.empty() ? 0U : 1U, measure.applies);
    for (const auto& id : named) {
      if (!measure.is_built_in && set.find(id) == nullptr) {
        problems.push_back({.file = measure.file, .at = measure.at, .message = fmt::format("the measure `{}` names the rule `{}`, which is not there{}", measure.id, id, did_you_mean(id, ids)),
                            .remedy = "`careaudit rules list` lists the rules"});
      }
    }
  }
  // A measure whose rules are not loaded is absent.
  std::erase_if(set.measures, [&](const Measure& measure) {
    return std::any_of(measure.rules.begin(), measure.rules.end(), [&](const std::string& id) { return set.find(id) == nullptr; });
  });
}

std::string hash_of_files(const std::vector<RuleFile>& files) {
  Fingerprinter print;
  for (const auto& file : files) {
    print.add(file.name);
    print.add(tree_to_bytes(file.tree));
  }
  return print.hex();
}

}  // namespace

std::vector<RuleFile> read_rules(const std::string& folder, Problems& problems) {
  std::vector<RuleFile> files;
  std::error_code error;
  if (fs::is_regular_file(folder, error)) {
    const fs::path path(folder);
    const bool is_data = path.filename() == "plan.yaml" || path.filename() == "types.yaml" || path.filename() == "measures.yaml";
    const fs::path group = is_data ? fs::path() : group_of(fs::absolute(path).parent_path());
    read_file(path, (group / path.filename()).generic_string(), files, problems);
    return files;
  }
  if (!fs::is_directory(folder, error)) {
    problems.push_back({.file = folder, .message = "no such folder of rules", .remedy = "name a folder with files such as `action/my-rule.yaml`"});
    return files;
  }
  std::vector<fs::path> paths;
  const std::size_t trouble_before = problems.size();
  walk_folder(
      folder,
      [&](const fs::directory_entry& entry) {
        std::error_code unknown;
        if (entry.is_regular_file(unknown) && entry.path().extension() == ".yaml") {
          paths.push_back(entry.path());
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
  set.hash = hash_of_files(files);
  set.knowledge = std::make_unique<Knowledge>();
  std::vector<LexiconList> lists;
  for (const auto& file : files) {
    const RuleText text{file.tree, file.shown, problems};
    if (file.tree.is_empty() || file.tree[file.tree.root()].kind != Kind::map) {
      text.complain(no_node, "the file holds no keys", "see careaudit-rules(5) for what a rule file holds");
    } else if (file.name == "plan.yaml") {
      read_vocabulary(text, set.knowledge->vocabulary);
    } else if (file.name == "types.yaml") {
      read_types(text, file.is_built_in, set.knowledge->types);
    } else if (file.name == "measures.yaml") {
      read_measures(text, file.is_built_in, set.measures);
    } else if (is_in(file.name, "words/")) {
      lists.push_back(read_words(text, bare_name(file.name)));
    } else if (is_in(file.name, "profiles/")) {
      set.profiles.push_back(read_profile(text, file.name.ends_with(".yaml") && file.name.rfind('/') == 8 ? bare_name(file.name) : file.name.substr(9)));
    } else if (!is_rule(file.name)) {
      text.complain(no_node, "a rule file stands in a folder: its group", "move it to `<group>/<name>.yaml`, or name the folder above this one");
    }
  }
  set.knowledge->lexicon = Lexicon(std::move(lists));
  for (const auto& file : files) {
    if (!is_rule(file.name) || file.tree.is_empty() || file.tree[file.tree.root()].kind != Kind::map) {
      continue;
    }
    if (auto rule = read_rule({file.tree, file.shown, problems}, file.name, *set.knowledge)) {
      set.rules.push_back(std::move(*rule));
    }
  }
  std::sort(set.rules.begin(), set.rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  check_unique(set.rules, problems);
  check_members(set, problems);
  leave_out_by_type(set, problems);
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

}  // namespace careaudit
