// The list of reports, and how messages show evidence.
#include "report/report.h"

#include <array>

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"

namespace careaudit {
namespace {

constexpr std::array listed_formats{
#define REPORT(name) &reports::name,
#include "report/all.def"
#undef REPORT
};

/// The first words of a text, enough to know it by.
std::string first_words(std::string_view text) {
  constexpr std::size_t most = 50;
  std::string words;
  for (const auto word : split(text, ' ')) {
    if (code_points(words) + code_points(word) > most) {
      words.resize(words.find_last_not_of(",;:-.") + 1);
      return words.empty() ? "" : words + "…";
    }
    words += (words.empty() ? "" : " ") + std::string(word);
  }
  return words;
}

/// What of two spellings is to be shown: the second holds the plan's own words, if there are any.
std::string_view one_of(const std::string& discreet, const std::string& full, EvidenceShown shown) {
  return shown == EvidenceShown::none || full.empty() ? discreet : full;
}

}  // namespace

std::span<const ReportFormat* const> report_formats() { return listed_formats; }

const ReportFormat* find_report_format(std::string_view name) {
  for (const ReportFormat* format : listed_formats) {
    if (format->name == name) {
      return format;
    }
  }
  return nullptr;
}

std::string message_of(const OutcomeRow& row, EvidenceShown shown) {
  return filled_message(row, shown != EvidenceShown::none);
}

std::span<const std::string> evidence_of(const OutcomeRow& row, EvidenceShown shown) {
  return shown == EvidenceShown::none ? std::span<const std::string>() : row.evidence;
}

std::vector<const BatchFinding*> batch_to_list(const Summary& summary) {
  std::vector<const BatchFinding*> listed;
  for (const auto& finding : summary.batch) {
    if (!finding.is_known) {
      listed.push_back(&finding);
    }
  }
  return listed;
}

std::string text_of(const BatchFinding& finding, EvidenceShown shown) {
  return shown == EvidenceShown::none ? "" : shown == EvidenceShown::words ? excerpt(finding.text) : finding.text;
}

std::string reason_of_silence(const OutcomeRow& row, EvidenceShown shown) {
  if (row.silenced == Silenced::known) {
    return std::string(known_words);
  }
  return shown == EvidenceShown::none ? "" : row.allowed->reason;
}

std::string silence_of(const OutcomeRow& row, EvidenceShown shown) {
  if (row.silenced == Silenced::known) {
    return "known: in the earlier report";
  }
  const std::string reason = reason_of_silence(row, shown);
  return fmt::format("allowed until {}{}", row.allowed->until, reason.empty() ? "" : ": " + reason);
}

std::vector<std::string> silenced_lines(const Summary& summary) {
  std::vector<std::string> lines;
  for (const auto& [ward, count] : summary.silenced) {
    std::vector<std::string> parts;
    const auto add = [&parts](std::uint64_t number, std::string_view one, std::string_view many) {
      if (number > 0) {
        parts.push_back(fmt::format("{} {}", number, number == 1 ? one : many));
      }
    };
    add(count.allowed, "finding allowed", "findings allowed");
    add(count.known, "finding known from the earlier report", "findings known from the earlier report");
    add(count.excepted, "rule not asked of a plan, by an exception", "rules not asked of plans, by exceptions");
    add(count.expired, "allowance ended", "allowances ended");
    lines.push_back(fmt::format("{}: {}", ward.empty() ? "no ward" : ward, fmt::join(parts, ", ")));
  }
  return lines;
}

std::string_view item_of(const OutcomeRow& row, EvidenceShown shown) { return one_of(row.item, row.full_item, shown); }

std::string_view name_of(const AboutItem& about, EvidenceShown shown) { return one_of(about.name, about.full_name, shown); }

std::string_view whole_text_of(const AboutItem& about, EvidenceShown shown) {
  return shown == EvidenceShown::full ? std::string_view(about.text) : std::string_view();
}

std::string heading_text_of(const AboutItem& about, EvidenceShown shown) {
  return shown == EvidenceShown::words ? first_words(about.text) : std::string(whole_text_of(about, shown));
}

std::span<const std::string> quoted_of(const Problem& problem, EvidenceShown shown) {
  return shown == EvidenceShown::none ? std::span<const std::string>() : problem.quoted;
}

Problem shown_problem(Problem problem, EvidenceShown shown) {
  return filled_problem(std::move(problem), shown != EvidenceShown::none);
}

}  // namespace careaudit
