// Finding careaudit.yaml, and showing what is in force.
#include "cli/settings_file.h"

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "base/strings.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

namespace fs = std::filesystem;

/// Writes lines such as `profile: full   # default`.
class ConfigPage {
 public:
  ConfigPage(const Settings& settings, std::ostream& out) : settings_(settings), out_(out) {}

  void line(std::string_view what, const std::string& source) { out_ << fmt::format("{:<48}  # {}\n", terminal_text(std::string(what)), source); }
  void heading(std::string_view name) { out_ << name << ":\n"; }
  std::string place(const Location& at) const { return fmt::format("{}:{}", terminal_text(settings_.file), at.line); }
  /// A value that the command line sets, or the settings, or nobody.
  void value(std::string_view name, const std::string& typed, const std::string& otherwise, const std::string& source = "default") {
    line(fmt::format("{}: {}", name, quoted(typed.empty() ? otherwise : typed)), typed.empty() ? source : "command line");
  }
  /// As YAML takes it.
  static std::string quoted(const std::string& text) {
    const bool is_plain = !text.empty() && text.find_first_of(":#{}[],&*!|>'\"%@`\n\t ") == std::string::npos;
    std::string escaped;
    for (const char c : text) {
      escaped += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    return is_plain ? text : fmt::format("\"{}\"", escaped);
  }

 private:
  const Settings& settings_;
  std::ostream& out_;
};

std::string as_list(const std::vector<std::string>& items) {
  std::vector<std::string> quoted;
  for (const auto& item : items) {
    quoted.push_back(ConfigPage::quoted(item));
  }
  return fmt::format("[{}]", fmt::join(quoted, ", "));
}

void print_rules(const CheckOptions& options, const Settings& settings, ConfigPage& page) {
  for (const auto& folder : settings.rules) {
    page.line(fmt::format("rules: {}", ConfigPage::quoted(folder.value)), page.place(folder.at));
  }
  for (const auto& folder : options.rules) {
    page.line(fmt::format("rules: {}", ConfigPage::quoted(folder)), "command line");
  }
}

void print_changes(const Settings& settings, ConfigPage& page) {
  if (!settings.severities.empty()) {
    page.heading("severities");
  }
  for (const auto& [rule, severity] : settings.severities) {
    page.line(fmt::format("  {}: {}", ConfigPage::quoted(rule), name_of(severity.value)), page.place(severity.at));
  }
  if (!settings.off.empty()) {
    page.heading("off");
  }
  for (const auto& off : settings.off) {
    page.line(fmt::format("  {}: {}", ConfigPage::quoted(off.rule), ConfigPage::quoted(off.reason)), page.place(off.at));
  }
  if (!settings.review_limits.empty()) {
    page.heading("review_limits");
  }
  for (const auto& limit : settings.review_limits) {
    page.line(fmt::format("  {}: {{{}: {}}}", ConfigPage::quoted(limit.type), limit.months ? "months" : "days", limit.months.value_or(limit.days.value_or(0))), page.place(limit.at));
  }
  if (!settings.words.empty()) {
    page.heading("words");
  }
  for (const auto& words : settings.words) {
    page.line(fmt::format("  {}: {{add: {}, allow: {}}}", words.list, as_list(words.add), as_list(words.allow)), page.place(words.at));
  }
}

void print_wards(const Settings& settings, ConfigPage& page) {
  if (settings.ward_aliases.empty() && settings.ward_order.empty()) {
    return;
  }
  page.heading("wards");
  for (const auto& [ward, others] : settings.ward_aliases) {
    page.line(fmt::format("  {}: {}", ConfigPage::quoted(ward), as_list(others)), page.place(settings.wards_at));
  }
  if (!settings.ward_order.empty()) {
    page.line(fmt::format("  order: {}", as_list(settings.ward_order)), page.place(settings.wards_at));
  }
}

}  // namespace

std::string find_settings(const std::string& named) {
  if (!named.empty()) {
    return named;
  }
  std::error_code error;
  fs::path folder = fs::current_path(error);
  while (!error && !folder.empty()) {
    const fs::path candidate = folder / settings_name;
    std::error_code unknown;
    if (fs::is_regular_file(candidate, unknown)) {
      // Named as the user would: from where they stand.
      const fs::path near = fs::relative(candidate, fs::current_path(error), unknown);
      return unknown || near.empty() ? candidate.generic_string() : near.generic_string();
    }
    if (folder == folder.root_path()) {
      break;
    }
    folder = folder.parent_path();
  }
  return "";
}

std::string profile_in_force(const std::string& typed, const RuleSet& rules) {
  return !typed.empty() ? typed : !rules.settings.profile.value.empty() ? rules.settings.profile.value : "full";
}

void print_config(const CheckOptions& options, const RuleSet& rules, const Selection& selection, const Date& as_of, std::ostream& out) {
  const Settings& settings = rules.settings;
  ConfigPage page(settings, out);
  out << (settings.file.empty() ? std::string("# no careaudit.yaml here or above") : fmt::format("# settings: {}", terminal_text(settings.file))) << '\n';
  out << fmt::format("# {} rules in force, version {}\n", selection.shown.size(), rules.hash);
  const bool has_epoch = std::getenv("SOURCE_DATE_EPOCH") != nullptr;
  page.value("as_of", options.as_of, as_of.iso(), has_epoch ? "SOURCE_DATE_EPOCH" : "default: today");
  page.value("profile", options.profile, profile_in_force("", rules), settings.profile.value.empty() ? "default" : page.place(settings.profile.at));
  print_rules(options, settings, page);
  page.line(fmt::format("only: {}", as_list(options.only)), options.only.empty() ? "default" : "command line");
  page.line(fmt::format("skip: {}", as_list(options.skip)), options.skip.empty() ? "default" : "command line");
  page.line(fmt::format("status: {}", options.status), options.status == "active" ? "default" : "command line");
  page.line(fmt::format("by: {}", as_list(options.by.empty() ? std::vector<std::string>{"ward"} : options.by)), options.by.empty() ? "default" : "command line");
  page.line(fmt::format("fail-on: {}", options.fail_on), options.fail_on == "error" ? "default" : "command line");
  page.value("evidence", options.evidence, "each format's own");
  print_changes(settings, page);
  print_wards(settings, page);
  if (!settings.targets.empty()) {
    page.heading("targets");
  }
  for (const auto& [measure, target] : settings.targets) {
    page.line(fmt::format("  {}: {}", measure, target.value), page.place(target.at));
  }
}

}  // namespace careaudit
