// Samples that anybody can draw again, and how far answers agree with the rules.
#include <doctest/doctest.h>

#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "audit/answers.h"
#include "audit/sampling.h"
#include "base/digest.h"
#include "support/program.h"

using namespace careaudit;

namespace {

std::string drawn(const std::string& seed, std::size_t per_ward) {
  Sampler sampler(seed, per_ward);
  for (const std::string id : {"A3", "A1", "A5", "A2", "A6", "A4", ""}) {
    sampler.add({.id = id, .ward = "Elm"});
  }
  CHECK(sampler.without_id() == 1);
  const auto wards = sampler.take();
  REQUIRE(wards.size() == 1);
  CHECK(wards[0].plans == 6);
  std::string text;
  for (const auto& plan : wards[0].drawn) {
    text += plan.id + " ";
  }
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("plans are drawn by the SHA-256 of seed, NUL and id, whatever order they come in") {
  CHECK(drawn("7", 6) == "A1 A6 A2 A3 A5 A4 ");
  CHECK(drawn("8", 3) == "A3 A2 A4 ");
  std::string hex;
  for (const char byte : sha256("abc")) {
    constexpr std::string_view digits = "0123456789abcdef";
    hex += digits[static_cast<unsigned char>(byte) >> 4U];
    hex += digits[static_cast<unsigned char>(byte) & 15U];
  }
  CHECK(hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("from a sample to the agreement of two raters with the rules") {
  const TestFolder folder;
  folder.write("p.yaml",
               "careplan: 1\nid: A\nward: Elm\nactions: [{text: Ring Jo, responsible: OT}, {text: Walk, responsible: 'Ama Boateng, nurse'}]\n---\n"
               "careplan: 1\nid: B\nward: Oak\nactions: [{text: Swim, responsible: 'Jo Smith, support worker'}, {text: Bake, responsible: MDT}]\n");
  const Ran sheet = folder.run({"sample", "--seed", "7", "--per-ward", "5", "--as-of", "2026-03-31", "--only", "action.named-person", "@p.yaml"});
  CHECK(sheet.status == 0);
  const auto lines = lines_of(sheet.out);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].starts_with("\xEF\xBB\xBFplan,ward,rule,item,question,rater1,rater2,note,seed,"));
  CHECK(lines[1].starts_with("A,Elm,action.named-person,actions[0],Every action names the person responsible?,,,,7,5,1,"));
  CHECK(sheet.out.find("fail") == std::string::npos);
  // The first rater agrees with the rules throughout, the second but for one answer, and leaves one out.
  const std::vector<std::string> answers{"no,no,", "yes,no,reads as a team", "Yes,yes,", "NO,cannot_tell,"};
  std::string answered = lines[0] + "\n";
  for (std::size_t i = 0; i < answers.size(); ++i) {
    std::string line = lines[i + 1];
    line.replace(line.find(",,,"), 3, "," + answers[i]);
    answered += line + "\n";
  }
  // The worksheet names the plans by the path they had.
  for (auto at = answered.find(",p.yaml"); at != std::string::npos; at = answered.find(",p.yaml", at + 1)) {
    answered.replace(at, 7, "," + folder.path("p.yaml"));
  }
  folder.write("answers.csv", answered);
  const Ran ran = folder.run({"agree", "@answers.csv", "-f", "json"});
  INFO(ran.err);
  CHECK(ran.status == 0);
  const auto json = nlohmann::json::parse(ran.out);
  const auto& first = json["agreement"][0];
  CHECK(first["rule"] == "action.named-person");
  CHECK(first["first"] == "careaudit");
  CHECK(first["second"] == "rater1");
  CHECK(first["both_yes"] == 2);
  CHECK(first["both_no"] == 2);
  CHECK(first["kappa"] == 1.0);
  const auto& second = json["agreement"][1];
  CHECK(second["first_yes_only"] == 1);
  CHECK(second["left_out"] == 1);
  CHECK(json["agreement"][2]["first"] == "rater1");
  REQUIRE(json["disagreements"].size() == 2);
  CHECK(json["disagreements"][0]["note"] == "reads as a team");
  CHECK(json["disagreements"][1]["said"].get<std::string>().find("MDT") != std::string::npos);
  CHECK(folder.run({"agree", "@answers.csv", "--evidence", "none"}).out.find("MDT") == std::string::npos);
  CHECK(folder.run({"agree", "@answers.csv"}).out.find("all rules\n") != std::string::npos);
}

TEST_CASE("worksheets that cannot be counted say where") {
  const TestFolder folder;
  folder.write("a.csv", "plan,rule,item,rater1\nA,goal.smart,goals[0],maybe\n");
  CHECK(folder.run({"agree", "@a.csv"}).err == "a.csv:2:1: error: `maybe` is no answer of rater1\n    write yes, no, na or cannot_tell, or leave it empty\n");
  folder.write("b.csv", "a,b\n1,2\n");
  CHECK(folder.run({"agree", "@b.csv"}).err == "b.csv: error: this is no worksheet: it has no column `plan`\n    name a file that `careaudit sample` made, saved as CSV with its heading\n");
  CHECK(folder.run({"agree", "@none.csv"}).status == 2);
  folder.write("p.yaml", "careplan: 1\nid: A\n");
  CHECK(folder.run({"sample", "--seed", "1", "--per-ward", "0", "@p.yaml"}).err == "careaudit: `--per-ward 0` draws no plan\n    give a number from 1\n");
  Problems problems;
  folder.write("semicolons.csv", "\xEF\xBB\xBFplan;rule;item;rater1\r\n\"A \"\"x\"\"\";goal.smart;;n/a\r\n");
  const auto answers = read_answers(folder.path("semicolons.csv"), problems);
  REQUIRE(answers.has_value());
  CHECK(answers->rows[0].plan == "A \"x\"");
  CHECK(answers->rows[0].first == RaterAnswer::na);
}
