// The run: one thread reads and cuts, the workers judge, the caller's thread collects in order.
#include "audit/run.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>

#include <fmt/format.h>

#include "audit/duplicates.h"
#include "audit/piece_audit.h"
#include "audit/pipeline.h"

namespace careaudit {
namespace {

constexpr std::size_t batch_bytes = std::size_t{96} << 10U;
constexpr std::size_t batches_a_job = 3;

struct PieceWork {
  Piece piece;
  const Syntax* syntax = nullptr;
  const std::string* superseded_by = nullptr;
};

/// Pieces of one file; the last batch of a file says so and may carry what stopped its reading.
struct Batch {
  const InputFile* file = nullptr;
  std::vector<PieceWork> pieces;
  bool is_last_of_file = false;
  std::optional<Problem> stopped;
};

struct BatchResult {
  const InputFile* file = nullptr;
  std::vector<PieceResult> results;
  bool is_last_of_file = false;
  std::optional<Problem> stopped;
};

/// Removes the copy of standard input when the run is over.
struct SpoolFile {
  std::string path;
  SpoolFile() = default;
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;
  ~SpoolFile() {
    if (!path.empty()) {
      (void)std::remove(path.c_str());
    }
  }
};

using Line = Pipeline<Batch, BatchResult>;
using Superseded = std::map<PieceNumber, std::string>;

void produce(const std::vector<InputFile>& files, const Superseded& superseded, Line& line,
             std::atomic<std::uint64_t>& bytes_read) {
  for (std::size_t f = 0; f < files.size(); ++f) {
    Batch batch{.file = &files[f], .pieces = {}, .is_last_of_file = false, .stopped = std::nullopt};
    std::size_t number = 0;
    std::size_t bytes = 0;
    bool is_wanted = true;
    const auto take = [&](Piece piece, const Syntax& syntax) {
      const auto found = superseded.find({f, number++});
      bytes += piece.text.size();
      batch.pieces.push_back({.piece = std::move(piece),
                              .syntax = &syntax,
                              .superseded_by = found == superseded.end() ? nullptr : &found->second});
      if (bytes >= batch_bytes) {
        is_wanted = line.give(std::exchange(batch, Batch{.file = &files[f], .pieces = {}, .is_last_of_file = false, .stopped = std::nullopt}));
        bytes = 0;
      }
      return is_wanted;
    };
    const auto read = read_pieces(files[f], take, [&](std::uint64_t count) {
      bytes_read.fetch_add(count, std::memory_order_relaxed);
    });
    if (!read) {
      batch.stopped = read.error();
    }
    batch.is_last_of_file = true;
    if (!is_wanted || !line.give(std::move(batch))) {
      return;
    }
  }
}

void work(Line& line, const PieceContext& context) {
  Scratch scratch(*context.rules.knowledge);
  const std::string none;
  while (auto next = line.next()) {
    Batch& batch = next->second;
    BatchResult done{.file = batch.file,
                     .results = {},
                     .is_last_of_file = batch.is_last_of_file,
                     .stopped = std::move(batch.stopped)};
    done.results.reserve(batch.pieces.size());
    for (auto& one : batch.pieces) {
      const std::string& superseded = one.superseded_by == nullptr ? none : *one.superseded_by;
      done.results.push_back(
          audit_piece(std::move(one.piece), *one.syntax, *batch.file, superseded, context, scratch));
    }
    line.done(next->first, std::move(done));
  }
}

/// Collects results in order on the caller's thread.
class Collecting {
 public:
  Collecting(Tally& tally, PlanTaker& taker) : tally_(tally), taker_(taker) {}

  void take(BatchResult batch) {
    for (auto& result : batch.results) {
      for (auto& problem : result.problems) {
        tell(std::move(problem));
      }
      take_piece(*batch.file, result);
    }
    if (batch.stopped) {
      tally_.unreadable();
      tell(*batch.stopped);
      ++in_file_;
    }
    if (batch.is_last_of_file) {
      end_file(*batch.file);
    }
  }
  void tell(Problem problem) {
    taker_.note(problem);
    tally_.problem(std::move(problem));
  }
  std::uint64_t plans() const { return plans_; }
  /// Plans that were read, audited or not, and files that could not be.
  std::uint64_t anything() const { return anything_; }

 private:
  void take_piece(const InputFile& file, PieceResult& result) {
    switch (result.fate) {
      case PieceFate::audited:
        ++in_file_;
        ++plans_;
        if (result.id_is_private) {
          give_pseudonym(file, result);
        }
        tally_.add(result.plan);
        taker_.take(result.plan);
        break;
      case PieceFate::not_audited:
        ++in_file_;
        tally_.not_audited(result.why);
        break;
      case PieceFate::unreadable:
        ++in_file_;
        tally_.unreadable();
        break;
      case PieceFate::foreign:
        ++foreign_;
        if (file.was_named) {
          ++in_file_;
          tally_.unreadable();
          tell({.file = file.shown,
                .at = result.at,
                .message = "this is not a care plan that careaudit can read",
                .remedy = "a plan has `careplan: 1`, or two of `needs`, `goals`, `actions`, `crisis`, "
                          "`review_date` and `coordinator`; `--input-format native` reads it as one all the same"});
        }
        break;
    }
  }

  void give_pseudonym(const InputFile& file, PieceResult& result) {
    const std::size_t next = pseudonyms_.size() + 1;
    const auto [found, is_new] = pseudonyms_.try_emplace(result.private_key, fmt::format("private-{}", next));
    result.plan.result.id = found->second;
    tell({.severity = Severity::warning,
          .file = file.shown,
          .at = result.at,
          .message = fmt::format("the plan's id is an NHS number; it is called `{}` in this run", found->second),
          .remedy = "export a reference that is no NHS number as `id`"});
  }

  void end_file(const InputFile& file) {
    if (in_file_ == 0 && foreign_ > 0) {
      tally_.skipped_file();
    } else if (in_file_ == 0) {
      tell({.file = file.shown,
            .message = "no care plan in this file",
            .remedy = "check that the export was written completely"});
    } else if (foreign_ > 0 && !file.was_named) {
      tell({.severity = Severity::warning,
            .file = file.shown,
            .message = fmt::format("{} of the documents here {} no care plan; skipped", foreign_,
                                   foreign_ == 1 ? "is" : "are"),
            .remedy = "a plan has `careplan: 1`"});
    }
    anything_ += in_file_;
    in_file_ = 0;
    foreign_ = 0;
  }

  Tally& tally_;
  PlanTaker& taker_;
  std::map<std::string, std::string> pseudonyms_;
  std::uint64_t in_file_ = 0;
  std::uint64_t foreign_ = 0;
  std::uint64_t plans_ = 0;
  std::uint64_t anything_ = 0;
};

std::string counted(const std::map<std::string, std::uint64_t>& by_reason) {
  std::string text;
  for (const auto& [why, count] : by_reason) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, why);
  }
  return text;
}

void say_if_nothing_was_audited(const Summary& so_far, const RunSettings& settings, Collecting& collecting) {
  if (so_far.plans > 0 || so_far.unreadable > 0) {
    return;
  }
  if (!so_far.not_audited.empty()) {
    collecting.tell({.message = fmt::format("no plan was audited: {}", counted(so_far.not_audited)),
                     .remedy = fmt::format("`--status {}` audits only those; `--status all` takes every plan", settings.status)});
  } else if (so_far.problems.empty() || so_far.skipped_files > 0) {
    collecting.tell({.message = "no care plan was found in what was named",
                     .remedy = "a plan has `careplan: 1`, or two of `needs`, `goals`, `actions`, `crisis`, "
                               "`review_date` and `coordinator`"});
  }
}

}  // namespace

Summary run_audit(const RunSettings& settings, const RuleSet& rules, const Selection& selection,
                  Date as_of, PlanTaker& taker) {
  const std::vector<const Measure*> measures = measures_of(rules, selection);
  Tally tally(selection, measures, settings.groupings);
  Collecting collecting(tally, taker);
  Problems problems;
  InputList inputs = list_inputs(settings.paths, problems);
  std::uint64_t all_bytes = 0;
  SpoolFile spool;
  for (auto& file : inputs.files) {
    all_bytes += file.bytes;
    if (file.path == "-") {
      const auto spooled = spool_standard_input();
      if (!spooled) {
        problems.push_back(spooled.error());
      } else {
        file.path = spool.path = *spooled;
      }
    }
  }
  for (auto& problem : problems) {
    collecting.tell(std::move(problem));
  }
  if (!inputs.unread_formats.empty()) {
    collecting.tell({.severity = Severity::warning,
                     .file = inputs.unread_formats.front(),
                     .message = fmt::format("{} in the folders {} of a format that is not read; skipped",
                                            inputs.unread_formats.size() == 1 ? "a file" : fmt::format("{} files", inputs.unread_formats.size()),
                                            inputs.unread_formats.size() == 1 ? "is" : "are"),
                     .remedy = "`careaudit formats` lists what can be read"});
  }
  const PieceContext context{settings, rules, selection, measures, as_of};
  const Superseded superseded = find_superseded(inputs.files, context);

  const unsigned jobs = std::max(1U, settings.jobs);
  Line line(jobs * batches_a_job + 1);
  std::atomic<std::uint64_t> bytes_read{0};
  const auto guarded = [&line](const auto& body) {
    try {
      body();
    } catch (...) {
      line.fail(std::current_exception());
    }
  };
  {
    std::vector<std::jthread> threads;
    threads.emplace_back([&] {
      guarded([&] { produce(inputs.files, superseded, line, bytes_read); });
      line.finish();
    });
    for (unsigned i = 0; i < jobs; ++i) {
      threads.emplace_back([&] { guarded([&] { work(line, context); }); });
    }
    try {
      while (auto batch = line.collect()) {
        collecting.take(std::move(*batch));
        taker.progress(bytes_read.load(std::memory_order_relaxed), all_bytes, collecting.plans());
      }
    } catch (...) {
      line.abandon();
      throw;
    }
  }
  say_if_nothing_was_audited(tally.summary(), settings, collecting);
  for (auto& problem : tally.near_wards()) {
    collecting.tell(std::move(problem));
  }
  return tally.summary();
}

}  // namespace careaudit
