// The options of `careaudit check`.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace careaudit {

/// The options as typed.
struct CheckOptions {
  std::vector<std::string> paths;
  std::string as_of;
  std::string input_format = "auto";
  std::string format = "text";
  std::vector<std::string> outputs;
  std::string profile;        ///< "" when not typed: the settings say, else full.
  std::string config;
  bool print_config = false;
  std::string baseline;
  bool include_dialog = false;
  std::vector<std::string> rules;
  std::vector<std::string> only;
  std::vector<std::string> skip;
  std::string status = "active";
  std::string since;
  std::string until;
  std::vector<std::string> by;
  std::string ward;
  std::string wards;
  std::string fail_on = "error";
  std::vector<std::string> require;
  std::string evidence;
  std::optional<int> jobs;
  std::string color = "auto";
  bool is_quiet = false;
  std::string files_from;
  std::string suppress;
  std::vector<std::string> publics;
  std::string pseudonym_key;
  std::string save;
  std::string round;
  bool is_replacing = false;
  bool is_adding = false;
  unsigned sarif_max_results = 5000;
  bool all_outcomes = false;
};

/// Declares them.
void add_check_options(CLI::App& command, CheckOptions& options);

}  // namespace careaudit
