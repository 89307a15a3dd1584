// Opening, feeding and putting away reports.
#include "cli/outputs.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "audit/suppress.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace careaudit {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ReportFormat* format : report_formats()) {
    names.emplace_back(format->name);
  }
  return names;
}

/// A ward's name as part of a file name: nothing that leads out of the folder. A name that cannot stand
/// as it is gets its hash at the end, so that `A/B` and `A-B` are two files in every run.
std::string file_part(const std::string& ward) {
  std::string part;
  for (const char c : ward) {
    const bool is_awkward = c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20U;
    part.push_back(is_awkward ? '-' : c);
  }
  while (part.starts_with('.')) {
    part.erase(0, 1);
  }
  if (ward.empty()) {
    return "no ward";
  }
  part = first_bytes(part, 120);
  if (part == ward && ward != "no ward") {
    return part;
  }
  Fingerprinter print;
  print.add(ward);
  return fmt::format("{}{}{}", part, part.empty() ? "" : "-", print.hex().substr(0, 8));
}

}  // namespace

Result<OutputSpec> parse_output(const std::string& text, std::string_view option) {
  const auto equals = text.find('=');
  const std::string before = equals == std::string::npos ? "" : text.substr(0, equals);
  const bool names_format =
      !before.empty() && std::all_of(before.begin(), before.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  if (names_format) {
    const ReportFormat* format = find_report_format(before);
    if (format != nullptr && trim(text.substr(equals + 1)).empty()) {
      return Problem{.message = fmt::format("`{} {}` names no file", option, text), .remedy = fmt::format("write the file's name behind it, as in `{} {}=report.txt`", option, before)};
    }
    if (format != nullptr) {
      return OutputSpec{format, text.substr(equals + 1), text};
    }
    const std::string near = nearest(before, format_names());
    return Problem{.message = fmt::format("`{} {}`: unknown format `{}`{}", option, text, before,
                                          near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                   .remedy = fmt::format("formats: {}", listed(format_names()))};
  }
  std::vector<std::string> extensions;
  for (const ReportFormat* format : report_formats()) {
    if (format->extension.empty()) {
      continue;
    }
    if (text.size() > format->extension.size() && text.ends_with(format->extension)) {
      return OutputSpec{format, text, text};
    }
    extensions.emplace_back(format->extension);
  }
  return Problem{.message = fmt::format("`{} {}`: the format cannot be told from the name", option, text),
                 .remedy = fmt::format("end the name in one of {}, or write `{} FORMAT=FILE`", listed(extensions), option)};
}

void StreamSink::check() {
  if (!out_ && !is_closed_ && !has_failed_) {
    (errno == EPIPE ? is_closed_ : has_failed_) = true;
  }
}

void StreamSink::write(std::string_view bytes) {
  buffer_.append(bytes);
  if (buffer_.size() > std::size_t{1} << 16U) {
    flush();
  }
}

void StreamSink::flush() {
  if (!is_closed_ && !has_failed_) {
    errno = 0;
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    out_.flush();
    check();
  }
  buffer_.clear();
}

struct Outputs::FileSink : Sink {
  explicit FileSink(const std::string& path) : file(path) {}
  void write(std::string_view bytes) override { file.write(bytes); }
  void give_up(std::string_view why) override { file.give_up(why); }
  OutputFile file;
};

Outputs::Outputs(RunInfo run, Counting counting) : run_(std::move(run)), counting_(std::move(counting)) {}

Outputs::~Outputs() = default;

Outputs::File Outputs::open(const OutputSpec& spec, const ReportOptions& options, const std::string& path) {
  return {.report = spec.format->open(options), .sink = std::make_unique<FileSink>(path), .tally = nullptr, .small = SmallNumbers::off, .is_for_people = spec.format->is_for_people};
}

namespace {

/// What leaves the organisation quotes nothing.
ReportOptions for_readers(ReportOptions options, SmallNumbers small) {
  options.evidence = small == SmallNumbers::off ? options.evidence : EvidenceShown::none;
  return options;
}

}  // namespace

RunInfo Outputs::run_for(SmallNumbers small) const {
  RunInfo run = run_;
  run.small_numbers = small;
  if (small != SmallNumbers::off) {
    run.profile = std::filesystem::path(run.profile).filename().string();   // A profile file's folders are nobody's business.
  }
  return run;
}

void Outputs::add_stream(const ReportFormat& format, const ReportOptions& options, StreamSink& sink, SmallNumbers small) {
  streams_.push_back({format.open(for_readers(options, small)), &sink, small, format.is_for_people});
}

void Outputs::add_file(const OutputSpec& spec, const ReportOptions& options, SmallNumbers small) {
  if (spec.path.find(ward_mark) != std::string::npos) {
    per_ward_.push_back({.spec = spec, .options = options, .wards = {}});
  } else {
    files_.push_back(open(spec, for_readers(options, small), spec.path));
    files_.back().small = small;
  }
}

void Outputs::begin() {
  for (auto& stream : streams_) {
    stream.report->begin(run_for(stream.small), *stream.sink);
  }
  for (auto& file : files_) {
    file.report->begin(run_for(file.small), *file.sink);
  }
}

void Outputs::plan(const AuditedPlan& plan) {
  for (auto& stream : streams_) {
    if (stream.small == SmallNumbers::off) {
      stream.report->plan(plan.result, *stream.sink);
    }
  }
  for (auto& file : files_) {
    if (file.small == SmallNumbers::off) {
      file.report->plan(plan.result, *file.sink);
    }
  }
  for (auto& output : per_ward_) {
    const auto [found, is_new] = output.wards.try_emplace(plan.result.ward);
    File& file = found->second;
    if (is_new) {
      std::string path = output.spec.path;
      path.replace(path.find(ward_mark), ward_mark.size(), file_part(plan.result.ward));
      file = open(output.spec, output.options, path);
      file.tally = std::make_unique<Tally>(counting_.selection, counting_.measures, counting_.groupings);
      file.report->begin(run_, *file.sink);
    }
    AuditedPlan copy = plan;
    file.tally->add(copy);
    file.report->plan(copy.result, *file.sink);
  }
}

void Outputs::end(const Summary& summary) {
  const bool has_order = !counting_.ward_order.empty();
  const Summary ordered = has_order ? in_ward_order(summary, counting_.ward_order) : Summary{};
  for (auto& stream : streams_) {
    const Summary& counts = stream.is_for_people && has_order ? ordered : summary;
    stream.report->end(stream.small == SmallNumbers::off ? counts : suppressed(counts, stream.small), *stream.sink);
    stream.sink->flush();
  }
  for (auto& file : files_) {
    const Summary& counts = file.is_for_people && has_order ? ordered : summary;
    file.report->end(file.small == SmallNumbers::off ? counts : suppressed(counts, file.small), *file.sink);
  }
  for (auto& output : per_ward_) {
    for (auto& [ward, file] : output.wards) {
      file.report->end(file.tally->summary(), *file.sink);
    }
  }
}

Problems Outputs::commit() {
  Problems problems;
  const auto put_away = [&problems](File& file) {
    if (auto problem = file.sink->file.commit()) {
      problems.push_back(*problem);
    }
  };
  for (auto& file : files_) {
    put_away(file);
  }
  for (auto& output : per_ward_) {
    for (auto& [ward, file] : output.wards) {
      put_away(file);
    }
  }
  return problems;
}

}  // namespace careaudit
