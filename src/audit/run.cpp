// The run: one thread reads and cuts, the workers judge, the caller's thread collects in order.
#include "audit/run.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <thread>

#include <fmt/format.h>

#include "audit/batch.h"
#include "audit/duplicates.h"
#include "audit/mappings.h"
#include "audit/piece_audit.h"
#include "audit/pipeline.h"

namespace careaudit {
namespace {

constexpr std::size_t batch_bytes = std::size_t{96} << 10U;
constexpr std::size_t batches_a_job = 3;
constexpr std::string_view what_is_a_plan = "a plan has `careplan: 1`, or two of `needs`, `goals`, `actions`, `crisis`, `review_date` and `coordinator`, or is a FHIR CarePlan, a C-CDA Care Plan or an export that a mapping knows";

struct PieceWork {
  Piece piece;
  PieceFormat format;
  std::size_t file = 0;     // of the run, and
  std::size_t number = 0;   // of the file
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

using Line = Pipeline<Batch, BatchResult>;
using Superseded = std::map<PlanNumber, std::string>;

/// What a piece of an export that was read whole counts for, in batches.
constexpr std::size_t bytes_of_record = 4096;

void produce(const std::vector<InputFile>& files, const KnownFormats& formats, Line& line, std::atomic<std::uint64_t>& bytes_read) {
  for (std::size_t f = 0; f < files.size(); ++f) {
    Batch batch{.file = &files[f], .pieces = {}, .is_last_of_file = false, .stopped = std::nullopt};
    std::size_t number = 0;
    std::size_t bytes = 0;
    bool is_wanted = true;
    const auto take = [&](Piece piece, const PieceFormat& format) {
      bytes += format.whole == nullptr ? piece.text.size() : bytes_of_record;
      batch.pieces.push_back({.piece = std::move(piece),
                              .format = format,
                              .file = f,
                              .number = number++});
      if (bytes >= batch_bytes) {
        is_wanted = line.give(std::exchange(batch, Batch{.file = &files[f], .pieces = {}, .is_last_of_file = false, .stopped = std::nullopt}));
        bytes = 0;
      }
      return is_wanted;
    };
    const auto read = read_pieces(files[f], take, [&](std::uint64_t count) {
      bytes_read.fetch_add(count, std::memory_order_relaxed);
    }, formats);
    if (!read) {
      batch.stopped = read.error();
    }
    batch.is_last_of_file = true;
    if (!is_wanted || !line.give(std::move(batch))) {
      return;
    }
  }
}

void work(Line& line, const PieceContext& context, const Superseded& superseded) {
  Scratch scratch(*context.rules.knowledge);
  while (auto next = line.next()) {
    Batch& batch = next->second;
    BatchResult done{.file = batch.file,
                     .results = {},
                     .is_last_of_file = batch.is_last_of_file,
                     .stopped = std::move(batch.stopped)};
    done.results.reserve(batch.pieces.size());
    // First all of a batch is read, then judged: each keeps the processor's caches to itself.
    std::vector<PieceResult> read(batch.pieces.size());
    std::vector<std::vector<Plan>> plans(batch.pieces.size());
    for (std::size_t i = 0; i < batch.pieces.size(); ++i) {
      plans[i] = read_plans(std::move(batch.pieces[i].piece), batch.pieces[i].format, *batch.file, context.reading(), read[i]);
    }
    for (std::size_t i = 0; i < batch.pieces.size(); ++i) {
      const PieceWork& one = batch.pieces[i];
      const auto why = [&](std::size_t plan) {
        const auto found = superseded.find({one.file, one.number, plan});
        return found == superseded.end() ? std::string() : found->second;
      };
      auto results = audit_plans(std::move(plans[i]), std::move(read[i]), *batch.file, why, context, scratch);
      std::move(results.begin(), results.end(), std::back_inserter(done.results));
    }
    line.done(next->first, std::move(done));
  }
}

/// Collects results in order on the caller's thread.
class Collecting {
 public:
  Collecting(Tally& tally, BatchCounts& batch, PlanTaker& taker) : tally_(tally), batch_(batch), taker_(taker) {}

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
  /// All errors, and warnings up to a number that memory has room for; the rest of these are counted.
  void tell(Problem problem) {
    constexpr std::uint64_t most_warnings = 10'000;
    if (problem.severity != Severity::error && ++warnings_ > most_warnings) {
      ++untold_;
      return;
    }
    taker_.note(problem);
    tally_.problem(std::move(problem));
  }
  /// Something that was named or met could not be read at all.
  void lose(Problem problem) {
    tally_.unreadable();
    tell(std::move(problem));
  }
  std::uint64_t plans() const { return plans_; }
  bool has_met_support() const { return support_ > 0; }
  /// No plan was met, perhaps only what plans refer to.
  void tell_of_no_plan() {
    if (support_ == 0) {
      tell({.message = "no care plan was found in what was named", .remedy = std::string(what_is_a_plan)});
      return;
    }
    tell({.file = support_file_,
          .message = fmt::format("no care plan was found in what was named: here is {}", support_what_),
          .remedy = "it is read with plans that refer to it; name the file or folder that holds the plans too"});
  }
  /// A file of a folder that is left alone: named while they are few, then counted.
  void skip(const std::string& file, std::string why, std::string remedy) {
    constexpr std::uint64_t most_named = 20;
    tally_.skipped_file();
    if (++skipped_ <= most_named) {
      tell({.severity = Severity::warning, .file = file, .message = std::move(why), .remedy = std::move(remedy)});
    }
    unnamed_ = skipped_ - std::min(skipped_, most_named);
  }
  void tell_of_unnamed() {
    if (untold_ > 0) {
      Problem more{.severity = Severity::warning, .message = fmt::format("{} more {} not shown", untold_, untold_ == 1 ? "warning is" : "warnings are"), .remedy = "mend what those above name, or audit fewer files at once"};
      taker_.note(more);
      tally_.problem(std::move(more));
    }
    if (unnamed_ > 0) {
      tell({.severity = Severity::warning, .message = fmt::format("{} more {} skipped and not named here", unnamed_, unnamed_ == 1 ? "file was" : "files were")});
    }
  }

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
        batch_.add(result.plan.result, result.plan.person_ref, result.plan.texts);
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
      case PieceFate::between:
        has_trouble_ = true;
        break;
      case PieceFate::support:
        ++support_;
        if (support_what_.empty()) {
          support_what_ = result.what;
          support_file_ = file.shown;
        }
        has_support_ = true;
        break;
      case PieceFate::foreign:
        ++foreign_;
        foreign_what_ = foreign_what_.empty() ? result.what : foreign_what_;
        foreign_remedy_ = foreign_remedy_.empty() ? result.remedy : foreign_remedy_;
        if (file.was_named) {
          ++in_file_;
          tally_.unreadable();
          tell({.file = file.shown,
                .at = result.at,
                .message = result.what.empty() ? "this is not a care plan that careaudit can read" : fmt::format("this is {}, and no care plan", result.what),
                .remedy = result.remedy.empty() ? fmt::format("{}; `careaudit inspect` shows what is here, and `--input-format native` reads it as a plan all the same", what_is_a_plan) : result.remedy});
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
      skip(file.shown, foreign_what_.empty() ? "this is no care plan; skipped" : fmt::format("this is {}, and no care plan; skipped", foreign_what_),
           foreign_remedy_.empty() ? std::string(what_is_a_plan) : foreign_remedy_);
    } else if (in_file_ == 0 && has_support_) {
      // Read, with the plans that refer to it.
    } else if (in_file_ == 0 && has_trouble_) {
      tally_.unreadable();
    } else if (in_file_ == 0) {
      lose({.file = file.shown,
            .message = "no care plan in this file",
            .remedy = "check that the export was written completely"});
    } else if (foreign_ > 0 && !file.was_named) {
      tally_.skipped_records(foreign_);
      tell({.severity = Severity::warning,
            .file = file.shown,
            .message = fmt::format("{} of the documents here {} no care plan; skipped", foreign_,
                                   foreign_ == 1 ? "is" : "are"),
            .remedy = "a plan has `careplan: 1`, or is a FHIR CarePlan or a C-CDA Care Plan"});
    }
    in_file_ = 0;
    foreign_ = 0;
    foreign_what_.clear();
    foreign_remedy_.clear();
    has_trouble_ = has_support_ = false;
  }

  Tally& tally_;
  BatchCounts& batch_;
  PlanTaker& taker_;
  std::map<std::string, std::string> pseudonyms_;
  std::uint64_t in_file_ = 0;
  std::uint64_t foreign_ = 0;
  std::string foreign_what_;   // of the file at hand: what the first of them is
  std::string foreign_remedy_;
  std::uint64_t support_ = 0;
  std::string support_what_;   // what the first of them is
  std::string support_file_;
  bool has_support_ = false;   // of the file at hand
  bool has_trouble_ = false;   // of the file at hand: told of, and counted only if it holds no plan
  std::uint64_t plans_ = 0;
  std::uint64_t skipped_ = 0;
  std::uint64_t unnamed_ = 0;
  std::uint64_t warnings_ = 0;
  std::uint64_t untold_ = 0;
};

std::string counted(const std::map<std::string, std::uint64_t>& by_reason) {
  std::string text;
  for (const auto& [why, count] : by_reason) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, why);
  }
  return text;
}

/// What would bring the plans in that were left out: other options, by the reasons met.
std::string how_to_take_in(const Summary& so_far, const RunSettings& settings) {
  const auto has = [&](const char* why) { return so_far.not_audited.contains(why); };
  const std::size_t by_date = (has("no date") ? 1U : 0U) + (has("outside dates") ? 1U : 0U);
  const std::string field = settings.window.field.empty() ? "`created`, else `admitted`, else `last_review`" : fmt::format("`{}`", settings.window.field);
  std::string how;
  const auto add = [&how](const std::string& part) { how += (how.empty() ? "" : "; ") + part; };
  if (has("outside dates")) {
    add(fmt::format("`--since` and `--until` look at {}, and take plans from {} to {}", field, settings.window.since ? settings.window.since->iso() : "any day",
                    settings.window.until ? settings.window.until->iso() : "any day"));
  }
  if (has("no date")) {
    add(fmt::format("plans without a date in {} cannot be chosen by `--since` and `--until`", field));
  }
  if (so_far.not_audited.size() > by_date + (has("superseded") ? 1U : 0U)) {
    add(fmt::format("`--status {}` audits only those; `--status all` takes every plan", settings.status));
  }
  return how;
}

void say_if_nothing_was_audited(const Summary& so_far, const RunSettings& settings, Collecting& collecting) {
  if (so_far.plans > 0 || so_far.unreadable > 0) {
    return;
  }
  if (!so_far.not_audited.empty()) {
    collecting.tell({.message = fmt::format("no plan was audited: {}", counted(so_far.not_audited)),
                     .remedy = how_to_take_in(so_far, settings)});
  } else if (so_far.problems.empty() || so_far.skipped_files > 0 || collecting.has_met_support()) {
    collecting.tell_of_no_plan();
  }
}

}  // namespace

Summary run_audit(const RunSettings& settings, const RuleSet& rules, const Selection& selection,
                  Date as_of, PlanTaker& taker) {
  const std::vector<const Measure*> measures = measures_of(rules, selection);
  Tally tally(selection, measures, settings.groupings);
  const BatchRules batch_rules(selection);
  BatchCounts batch_counts(batch_rules);
  Collecting collecting(tally, batch_counts, taker);
  Problems problems;
  InputList inputs = list_inputs(settings.paths, problems);
  Spool spool;
  spool.keep_streams(inputs.files, problems);
  std::uint64_t all_bytes = 0;
  for (const auto& file : inputs.files) {
    all_bytes += file.bytes;
  }
  for (auto& problem : problems) {
    collecting.lose(std::move(problem));
  }
  for (const auto& file : inputs.skipped) {
    collecting.skip(file.shown, std::string(file.why), std::string(file.remedy));
  }
  FormatReferences references = references_of(settings.formats);
  const PieceContext context{settings, rules, selection, measures, as_of, batch_rules, references};
  const Superseded superseded = find_superseded(inputs.files, context.reading(), settings.status, references);

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
      guarded([&] { produce(inputs.files, settings.formats, line, bytes_read); });
      line.finish();
    });
    for (unsigned i = 0; i < jobs; ++i) {
      threads.emplace_back([&] { guarded([&] { work(line, context, superseded); }); });
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
  collecting.tell_of_unnamed();
  for (auto& problem : missed_paths(settings.formats)) {
    collecting.tell(std::move(problem));
  }
  auto batch_findings = batch_counts.findings(collecting.plans());
  if (settings.baseline != nullptr) {
    silence_known(*settings.baseline, batch_findings);
  }
  tally.batch(std::move(batch_findings));
  say_if_nothing_was_audited(tally.summary(), settings, collecting);
  for (auto& problem : tally.near_wards()) {
    collecting.tell(std::move(problem));
  }
  return tally.summary();
}

}  // namespace careaudit
