// Numbers of reference implementations, where the machine has them.
#pragma once

#include <functional>
#include <string>

#include <nlohmann/json.hpp>

/// Calls `check` for every case of that kind in FILE (`stats.jsonl`), found in the folder that
/// CAREAUDIT_ORACLE names, else in ../shared/oracle beside the project. Returns how many there were; says
/// so when there is no such file.
std::size_t each_oracle_case(const std::string& file, const std::string& kind, const std::function<void(const nlohmann::json& input, const nlohmann::json& expected)>& check);

/// Whether a number is the expected one to 1e-9 of it; false when one is null and the other is not.
bool is_near(const nlohmann::json& expected, double value);
