// Opening, shaping, and SQLite's troubles in our words.
#include "store/database.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {
namespace {

constexpr int wait_milliseconds = 30'000;
constexpr int application = 0x63617564;  // "caud"

/// Each step takes the file from the version that is its place to the next. Never changed, only added to.
constexpr std::array<const char*, 1> steps{R"sql(
CREATE TABLE round(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, as_of TEXT NOT NULL, profile TEXT NOT NULL, version TEXT NOT NULL,
  rules_hash TEXT NOT NULL, plans INTEGER NOT NULL, unreadable INTEGER NOT NULL);
CREATE TABLE rule(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE measure(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE item(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE round_rule(
  round INTEGER NOT NULL REFERENCES round(id) ON DELETE CASCADE, rule INTEGER NOT NULL REFERENCES rule(id),
  title TEXT NOT NULL, severity INTEGER NOT NULL, PRIMARY KEY(round, rule)) WITHOUT ROWID;
CREATE TABLE round_measure(
  round INTEGER NOT NULL REFERENCES round(id) ON DELETE CASCADE, measure INTEGER NOT NULL REFERENCES measure(id),
  place INTEGER NOT NULL, title TEXT NOT NULL, definition TEXT NOT NULL, counts_items INTEGER NOT NULL,
  PRIMARY KEY(round, measure)) WITHOUT ROWID;
CREATE TABLE measure_count(
  round INTEGER NOT NULL REFERENCES round(id) ON DELETE CASCADE, measure INTEGER NOT NULL REFERENCES measure(id),
  ward TEXT NOT NULL, numerator INTEGER NOT NULL, denominator INTEGER NOT NULL, not_applicable INTEGER NOT NULL,
  not_assessable INTEGER NOT NULL, PRIMARY KEY(round, measure, ward)) WITHOUT ROWID;
CREATE TABLE plan(
  id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES round(id) ON DELETE CASCADE, ref TEXT, ward TEXT NOT NULL,
  type TEXT NOT NULL);
CREATE UNIQUE INDEX plan_of_round ON plan(round, ref);
CREATE TABLE plan_measure(
  plan INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE, measure INTEGER NOT NULL REFERENCES measure(id),
  numerator INTEGER NOT NULL, denominator INTEGER NOT NULL, not_applicable INTEGER NOT NULL, not_assessable INTEGER NOT NULL,
  PRIMARY KEY(plan, measure)) WITHOUT ROWID;
CREATE TABLE outcome(
  plan INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE, rule INTEGER NOT NULL REFERENCES rule(id),
  item INTEGER NOT NULL REFERENCES item(id), outcome INTEGER NOT NULL, PRIMARY KEY(plan, rule, item)) WITHOUT ROWID;
)sql"};

Problem in_our_words(const std::string& path, const SQLite::Exception& error) {
  switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {.file = path, .message = "another process is writing to this history", .remedy = "run the command again when it has ended; nothing was changed"};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return {.file = path, .message = "this is no history that careaudit can read", .remedy = "name a file that `careaudit check --save` made, or a new name"};
    case SQLITE_FULL:
      return {.file = path, .message = "the disk is full", .remedy = "make room and run the command again; nothing was changed"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return {.file = path, .message = "cannot be opened for writing", .remedy = "check that the folder is there and that you may write in it"};
    default:
      return {.file = path, .message = fmt::format("cannot be read or written: {}", fold_ascii(error.what())), .remedy = "check the file and the disk it is on; nothing was changed"};
  }
}

/// Makes an empty file for the owner alone: SQLite would let others read it.
std::optional<Problem> make_file(const std::string& path) {
  const int handle = open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (handle < 0) {
    return Problem{.file = path, .message = fmt::format("cannot be made: {}", fold_ascii(std::strerror(errno))), .remedy = "check that the folder is there and that you may write in it"};
  }
  close(handle);
  return std::nullopt;
}

int number(SQLite::Database& database, const char* pragma) { return database.execAndGet(pragma).getInt(); }

bool has_tables(SQLite::Database& database) { return number(database, "SELECT count(*) FROM sqlite_master") > 0; }

std::optional<Problem> shape(SQLite::Database& database, const std::string& path) {
  const auto version = [&] { return number(database, "PRAGMA user_version"); };
  const auto is_ours = [&] { return number(database, "PRAGMA application_id") == application; };
  const auto latest = static_cast<int>(steps.size());
  if (is_ours() && version() == latest) {
    return std::nullopt;
  }
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (!is_ours() && has_tables(database)) {
    return Problem{.file = path, .message = "this is a database of another program", .remedy = "name a file that `careaudit check --save` made, or a new name"};
  }
  if (version() > latest) {
    return Problem{.file = path, .message = "a newer careaudit made this history", .remedy = "use that version, or begin a history under a new name"};
  }
  for (int from = version(); from < latest; ++from) {
    database.exec(steps.at(static_cast<std::size_t>(from)));
  }
  database.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application, latest));
  transaction.commit();
  return std::nullopt;
}

}  // namespace

std::optional<Problem> guarded(const std::string& path, const std::function<void()>& work) {
  try {
    work();
  } catch (const SQLite::Exception& error) {
    return in_our_words(path, error);
  }
  return std::nullopt;
}

Result<std::unique_ptr<SQLite::Database>> open_database(const std::string& path, OpenFor purpose) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return Problem{.file = path, .message = "is a folder, not a history", .remedy = "name a file, as in `audits.db`"};
  }
  if (!std::filesystem::exists(path, error)) {
    if (purpose == OpenFor::reading) {
      return Problem{.file = path, .message = "there is no such history", .remedy = "check the name; `careaudit check --save FILE` makes one"};
    }
    if (auto problem = make_file(path)) {
      return *problem;
    }
  }
  std::unique_ptr<SQLite::Database> database;
  std::optional<Problem> refused;
  auto trouble = guarded(path, [&] {
    database = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE, wait_milliseconds);
    database->exec("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = FILE");
    refused = shape(*database, path);
  });
  if (trouble || refused) {
    return trouble ? *trouble : *refused;
  }
  return database;
}

}  // namespace careaudit
