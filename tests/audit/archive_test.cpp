// Archives of exports, files by a wrong name, and bytes in odd encodings.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"
#include "support/zip_bytes.h"

namespace {

nlohmann::json audited(const TestFolder& folder, const std::string& name) {
  return nlohmann::json::parse(folder.run({"check", "--as-of", "2026-06-01", "--fail-on", "never", "-f", "json", "@" + name}).out);
}

/// What standard error says of a file of these bytes.
std::string said_of(const std::string& name, const std::string& bytes) {
  const TestFolder folder;
  folder.write(name, bytes);
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "-f", "none", "@" + name});
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  return ran.err;
}

}  // namespace

TEST_CASE("an archive is a folder in a file: its entries are named behind it, and what is not read is told") {
  const TestFolder folder;
  folder.write("in/month.zip", zip_of({{"b/two.xml", "<careplans>\n<careplan id='B'/></careplans>"}, {"a.yaml", "careplan: 1\nid: A\n"}, {"letter.docx", "x"}, {"b/", ""}, {"inner.zip", zip_of({})}}));
  for (const std::string named : {"in", "in/month.zip"}) {
    const auto report = audited(folder, named);
    REQUIRE(report["plans"].size() == 2);
    CHECK(report["plans"][0]["source"]["file"].get<std::string>().ends_with("in/month.zip/a.yaml"));
    CHECK(report["plans"][1]["source"]["file"].get<std::string>().ends_with("in/month.zip/b/two.xml"));
    CHECK(report["plans"][1]["source"]["line"] == 2);
    CHECK(report["totals"]["skipped_files"] == 2);
  }
}

TEST_CASE("an archive that is damaged, cut short, or lies about its sizes is refused, and nothing hangs") {
  const std::string good = zip_of({{"a.yaml", "careplan: 1\nid: A\n"}});
  CHECK(said_of("a.zip", good.substr(0, good.size() - 10)).find("a.zip: error: the zip archive cannot be read: it is damaged or cut short") != std::string::npos);
  CHECK(said_of("a.zip", "not one").find("cannot be read: it is damaged") != std::string::npos);
  std::string spoiled = good;
  spoiled[good.find("id: A")] = 'x';
  CHECK(said_of("a.zip", spoiled).find("a.zip/a.yaml: error: this entry of the archive is damaged") != std::string::npos);
  CHECK(said_of("a.zip", zip_of({{"a.yaml", "careplan: 1\n"}}, 400U << 20U)).find("unpacks to more than 4 GiB or 200 times its size") != std::string::npos);
  CHECK(said_of("a.zip", zip_of({{"a.yaml", "careplan: 1\n"}}, 500)).find("a.zip/a.yaml: error: this entry of the archive is damaged") != std::string::npos);
  CHECK(said_of("plans.xml", zip_of({{"word/document.xml2", "x"}})).find("the archive holds no file to read") != std::string::npos);
  std::vector<std::pair<std::string, std::string>> many(10'001, {"a.yaml", ""});
  CHECK(said_of("a.zip", zip_of(many)).find("holds 10001 entries; at most 10000 are read") != std::string::npos);
}

TEST_CASE("files that are no export are told by what they are, whatever they are called") {
  CHECK(said_of("p.xml", "<?xml version='1.0'?>\n<!DOCTYPE html><html><body>Log in</body></html>").find("p.xml:1:1: error: this is a web page (HTML), not an export") != std::string::npos);
  CHECK(said_of("p.xml", "\n<HTML><body/></HTML>").find("this is a web page (HTML)") != std::string::npos);
  CHECK(said_of("p.csv", "%PDF-1.7\n").find("this is a PDF document") != std::string::npos);
  CHECK(said_of("p.csv", "\xD0\xCF\x11\xE0\xA1\xB1").find("old Word or Excel file") != std::string::npos);
  CHECK(said_of("p.json", "\x1F\x8B\x08").find("compressed by gzip") != std::string::npos);
  CHECK(said_of("p.yaml", "").find("no care plan in this file") != std::string::npos);
}

TEST_CASE("Latin-1 and Windows-1252 are read when XML declares them; a wrong declaration is refused") {
  const TestFolder folder;
  for (const std::string encoding : {"ISO-8859-1", "windows-1252"}) {
    folder.write("p.xml", "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n<careplan id='P'><ward>Caf\xE9</ward></careplan>");
    CHECK(audited(folder, "p.xml")["plans"].at(0)["ward"] == "Caf\xC3\xA9");
  }
  CHECK(said_of("p.xml", "<?xml version='1.0' encoding='UTF-16'?><careplan id='P'/>").find("the XML declaration says UTF-16, but the bytes are not UTF-16") != std::string::npos);
  CHECK(said_of("p.xml", "<?xml version='1.0' encoding='UTF-8'?><careplan id='P'><ward>Caf\xE9</ward></careplan>").find("p.xml:1:65: error: the text is not valid UTF-8 here") != std::string::npos);
  CHECK(said_of("p.xml", "<?xml version='1.0' encoding='EBCDIC-UK'?><careplan/>").find("names an encoding that is not read") != std::string::npos);
}
