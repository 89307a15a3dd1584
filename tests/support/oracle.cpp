#include "support/oracle.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

std::size_t each_oracle_case(const std::string& file, const std::string& kind, const std::function<void(const nlohmann::json&, const nlohmann::json&)>& check) {
  const char* named = std::getenv("CAREAUDIT_ORACLE");
  const std::string folder = named != nullptr ? named : SOURCE_DIR "/../shared/oracle";
  std::ifstream in(folder + "/" + file);
  if (!in) {
    MESSAGE("no reference numbers here: set CAREAUDIT_ORACLE to the folder that holds " << file);
    return 0;
  }
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);) {
    const auto one = nlohmann::json::parse(line);
    if (one.at("kind") == kind) {
      const std::string name = one.value("id", one.at("input").dump());
      CAPTURE(name);
      check(one.at("input"), one.at("expected"));
      ++count;
    }
  }
  CHECK(count > 0);
  return count;
}

bool is_near(const nlohmann::json& expected, double value) {
  constexpr double tolerance = 1e-9;
  if (expected.is_null()) {
    return std::isnan(value);
  }
  const auto wanted = expected.get<double>();
  return std::abs(wanted - value) <= tolerance * std::max(1.0, std::abs(wanted));
}
