// Read, import, choose by status and date, judge, count: all that happens to one plan.
#include "audit/piece_audit.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/allowances.h"
#include "audit/judge.h"
#include "audit/mappings.h"
#include "base/hash.h"
#include "base/nhs_number.h"
#include "base/strings.h"

namespace careaudit {
namespace {

bool has_error(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& p) { return p.severity == Severity::error; });
}

const Importer* importer_that_knows(const Tree& tree) {
  for (const Importer* importer : all_importers()) {
    if (importer->recognises(tree)) {
      return importer;
    }
  }
  return nullptr;
}

/// By what a record is read; by nothing when it is of no known format.
struct RecordReader {
  const Mapping* mapping = nullptr;
  const Importer* importer = nullptr;
};

/// A mapping that knows the record by what it says comes before an importer, and an importer before a mapping that
/// knows it by its keys.
RecordReader reader_of(const Tree& tree, const PieceFormat& format, const KnownFormats& formats) {
  if (format.mapping != nullptr && (!format.mapping->is_sure() || format.mapping->record_in(tree) != no_node)) {
    return {.mapping = format.mapping};
  }
  if (formats.input_format != "auto" && format.mapping == nullptr) {
    return {.importer = find_importer(formats.input_format)};
  }
  const Mapping* known = nullptr;
  for (const Mapping& mapping : mappings_met(formats)) {
    if (mapping.record_in(tree) != no_node && (known == nullptr || mapping.is_sure())) {
      known = &mapping;
    }
  }
  if (known != nullptr && known->is_sure()) {
    return {.mapping = known};
  }
  const Importer* importer = importer_that_knows(tree);
  return importer == nullptr ? RecordReader{.mapping = known} : RecordReader{.importer = importer};
}

/// The text of a key such as `nhs_number` or `NHSNumber` anywhere in the tree.
bool holds_as_nhs_number(const Tree& tree, std::string_view id) {
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].kind != Kind::scalar || trim(tree[node].text) != id) {
      continue;
    }
    const std::string key = fold_ascii(tree[node].key);
    if (key.find("nhs") != std::string::npos) {
      return true;
    }
  }
  return false;
}

/// A status with which no plan is audited, whatever is asked for.
constexpr std::string_view entered_in_error = "entered in error";

std::optional<Date> window_date(const Plan& plan, const std::string& field) {
  if (!field.empty()) {
    return plan.date(field);
  }
  for (const auto* candidate : {"created", "admitted", "last_review"}) {
    if (const auto date = plan.date(candidate)) {
      return date;
    }
  }
  return std::nullopt;
}

/// Why the plan is read but not audited; empty when it is.
std::string why_left_out(const Plan& plan, const RunSettings& settings) {
  if (plan.status == entered_in_error) {
    return plan.status;
  }
  if (settings.status != "all" && plan.status != settings.status) {
    return plan.status;
  }
  const DateWindow& window = settings.window;
  if (window.since || window.until) {
    const auto date = window_date(plan, window.field);
    if (!date) {
      return "no date";
    }
    if ((window.since && *date < *window.since) || (window.until && *window.until < *date)) {
      return "outside dates";
    }
  }
  return "";
}

/// The ward of a plan that carries none: as listed, else as given for all.
std::string given_ward(const Plan& plan, const RunSettings& settings) {
  const std::string listed = settings.wards == nullptr ? "" : settings.wards->ward_of(plan.text("id"), plan.text("person.ref"), plan.file);
  return listed.empty() ? settings.ward : listed;
}

void warn_of_type(const Plan& plan, const PlanTypes& types, Problems& problems) {
  if (plan.type.empty() || plan.is_exported || types.find(plan.type) != nullptr) {
    return;
  }
  std::vector<std::string> known;
  for (const auto& type : types.all) {
    known.push_back(type.id);
    known.insert(known.end(), type.aliases.begin(), type.aliases.end());
  }
  const std::string near = nearest(plan.type, known);
  const NodeId node = plan.find("type");
  problems.push_back({.severity = Severity::warning,
                      .file = plan.file,
                      .at = node == no_node ? plan.at : plan.tree[node].at,
                      .message = "unknown plan type; the plan is audited as `general`" +
                                 (near.empty() ? std::string() : fmt::format("; did you mean `{}`?", near)),
                      .remedy = "use one of the types that `careaudit-plan(5)` lists, or add it to types.yaml"});
}

/// A type that lists the keys of `sections` has no other: one that is misspelt would be lost.
void warn_of_sections(const Plan& plan, const PlanTypes& types, Problems& problems) {
  const PlanType* type = types.find(plan.type.empty() ? "general" : plan.type);
  const NodeId sections = plan.find("sections");
  if (type == nullptr || type->sections.empty() || sections == no_node) {
    return;
  }
  for (const NodeId child : plan.tree.children(sections)) {
    const Node& node = plan.tree[child];
    const bool is_name = node.key.size() <= 40;
    const std::string key(is_name ? node.key : "(a long name)");
    if (std::find(type->sections.begin(), type->sections.end(), node.key) == type->sections.end()) {
      const std::string near = nearest(key, type->sections);
      problems.push_back({.severity = Severity::warning,
                          .file = plan.file,
                          .at = node.key_at.line > 0 ? node.key_at : node.at,
                          .message = fmt::format("no rule asks for `{}` in the `sections` of a plan of type `{}`{}", key, type->id, near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                          .remedy = fmt::format("rules read {}", listed(type->sections))});
    }
  }
}

/// Whether a tree that was cut from an export is a record of the mapping, and not something around its records.
bool is_record_of(const Mapping& mapping, const Tree& tree, std::uint32_t envelope) {
  const std::string_view key = tree[tree.root()].key;
  return mapping.record.empty() || (key.empty() ? envelope > 0 : key == mapping.record) || mapping.record_in(tree) != no_node;
}

/// The plans that a mapping makes of `count` records from the first on; nothing, with the problem told, when one could
/// not be made.
std::optional<Imported> import_records(const MappedExport& mapped, std::size_t first, std::size_t count, const InputFile& file, const ReadContext& context, PieceResult& result) {
  Imported imported;
  for (std::size_t i = 0; i < count; ++i) {
    auto plan = mapped.plan(first + i, file.shown, context.knowledge.vocabulary, result.problems);
    if (!plan) {
      result.problems.push_back(plan.error());
      return std::nullopt;
    }
    plan->ordinal = i;
    imported.plans.push_back(std::move(*plan));
  }
  result.format = mapped.mapping().name;
  return imported;
}

Problem no_record(const Mapping& mapping, const InputFile& file, Location at) {
  return {.file = file.shown,
          .at = at,
          .message = fmt::format("nothing here is called `{}`, as the mapping calls a record", mapping.record),
          .remedy = "check `record` against what `careaudit inspect` lists; capitals count, and prefixes of XML are left out"};
}

/// Reads a piece and shapes it by whatever format it is of. Nothing, with the result's fate and problems, when it
/// cannot be read or is of none.
std::optional<Imported> import_piece(Piece piece, const PieceFormat& format, const InputFile& file, const ReadContext& context, PieceResult& result) {
  const std::uint32_t envelope = piece.envelope;
  auto tree = format.syntax->read(std::move(piece), file.shown, result.problems);
  if (!tree) {
    result.problems.push_back(tree.error());
    return std::nullopt;
  }
  if (has_error(result.problems)) {
    return std::nullopt;
  }
  const auto [mapping, importer] = reader_of(*tree, format, context.formats);
  if (mapping != nullptr) {
    const bool holds_records = !is_record_of(*mapping, *tree, envelope);
    const MappedExport mapped(*mapping, std::move(*tree), holds_records);
    if (mapped.count() == 0) {
      result.problems.push_back(no_record(*mapping, file, result.at));
      return std::nullopt;
    }
    return import_records(mapped, 0, mapped.count(), file, context, result);
  }
  if (importer == nullptr) {
    result.fate = PieceFate::foreign;
    return std::nullopt;
  }
  const auto references = context.references.find(importer);
  auto imported = importer->import(std::move(*tree), {.file = file.shown,
                                                      .vocabulary = context.knowledge.vocabulary,
                                                      .problems = result.problems,
                                                      .references = references == context.references.end() ? nullptr : references->second.get(),
                                                      .envelope = envelope});
  if (!imported) {
    result.problems.push_back(imported.error());
    return std::nullopt;
  }
  result.format = importer->name;
  return std::move(*imported);
}

}  // namespace

FormatReferences references_of(const KnownFormats& formats) {
  FormatReferences all;
  for (const Importer* importer : all_importers()) {
    const bool may_be_met = formats.input_format == "auto" || formats.input_format == importer->name;
    if (may_be_met && importer->gather != nullptr) {
      all.emplace(importer, importer->gather());
    }
  }
  return all;
}

std::vector<Plan> read_plans(Piece piece, const PieceFormat& format, const InputFile& file,
                             const ReadContext& context, PieceResult& result) {
  result.at = {piece.first_line, piece.first_column};
  if (piece.problem) {
    result.problems.push_back(*piece.problem);
    if (piece.problem->file.empty()) {
      result.problems.back().file = file.shown;
    }
  }
  result.fate = piece.is_plan ? PieceFate::unreadable : PieceFate::between;
  if ((piece.text.empty() && format.whole == nullptr) || has_error(result.problems)) {
    return {};
  }
  auto imported = format.whole == nullptr ? import_piece(std::move(piece), format, file, context, result)
                                          : import_records(*format.whole, format.record, 1, file, context, result);
  if (!imported) {
    return {};
  }
  if (has_error(result.problems)) {
    return {};
  }
  if (imported->plans.empty()) {
    result.fate = imported->is_support ? PieceFate::support : PieceFate::foreign;
    result.what = std::move(imported->what);
    result.remedy = std::move(imported->remedy);
  }
  return std::move(imported->plans);
}

void settle_type(Plan& plan, const PlanTypes& types) {
  if (!plan.is_exported || types.find(plan.type) != nullptr) {
    return;
  }
  const auto known = std::find_if(plan.type_names.begin(), plan.type_names.end(), [&](const std::string& name) { return types.find(name) != nullptr; });
  plan.type = known == plan.type_names.end() ? plan.type : *known;
}

namespace {

/// Reports must not show an NHS number, nor fingerprints be made of one: ten digits are soon guessed.
void settle_id(Plan& plan, const InputFile& file, PieceResult& result) {
  if (plan.id_is_private || is_nhs_number(plan.id) || (!plan.id.empty() && holds_as_nhs_number(plan.tree, plan.id))) {
    result.id_is_private = true;
    result.private_key = plan.id;
    plan.id = fmt::format("{}:{}", file.shown, plan.at.line);
  } else if (plan.id.empty()) {
    plan.id = fmt::format("{}:{}", file.shown, plan.at.line);
  }
}

/// Scores from 1 to 7, and who the person is, without their reference.
void keep_dialog(const Plan& plan, PlanResult& shown) {
  for (const NodeId area : plan.tree.children(plan.find("dialog.scores"))) {
    const auto text = trim(plan.tree[area].text);
    if (text.size() == 1 && text.front() >= '1' && text.front() <= '7') {
      shown.dialog.emplace_back(plan.tree[area].key, text.front() - '0');
    }
  }
  const auto person = plan.text("person.ref");
  // Ten digits are soon guessed from their hash.
  if (!shown.dialog.empty() && !person.empty() && !is_nhs_number(person)) {
    Fingerprinter print;
    print.add("person");
    print.add(person);
    shown.person_hash = print.hex();
  }
}

void audit_plan(Plan plan, const InputFile& file, const std::string& superseded, const PieceContext& context, Scratch& scratch, PieceResult& result) {
  result.at = plan.at;
  result.fate = PieceFate::not_audited;
  if (!superseded.empty()) {
    result.why = "superseded";
    result.problems.push_back({.severity = Severity::warning,
                               .file = file.shown,
                               .at = plan.at,
                               .message = superseded,
                               .remedy = "export each plan once, or give every plan an id of its own; the newest `updated` counts"});
    return;
  }
  result.why = why_left_out(plan, context.settings);
  if (!result.why.empty()) {
    return;
  }
  const PlanTypes& types = context.rules.knowledge->types;
  settle_type(plan, types);
  warn_of_type(plan, types, result.problems);
  warn_of_sections(plan, types, result.problems);
  settle_id(plan, file, result);
  result.fate = PieceFate::audited;
  PlanResult& shown = result.plan.result;
  shown.id = plan.id;
  shown.status = plan.status;
  shown.type = type_of(plan, types);
  shown.file = file.shown;
  shown.at = plan.at;
  shown.expired_allowances = warn_of_allowances(plan, context.rules, context.as_of, result.problems);
  shown.outcomes = judge_plan(plan, context.selection, context.rules, context.as_of, scratch);
  if (!context.batch.is_empty()) {
    result.plan.texts = context.batch.gather(plan, *context.rules.knowledge, scratch);
    result.plan.person_ref = plan.text("person.ref");
  }
  silence_allowed(plan, context.as_of, shown.outcomes);
  if (context.settings.baseline != nullptr) {
    silence_known(*context.settings.baseline, shown.outcomes);
  }
  silence_roll_ups(shown.outcomes);
  const std::string given = given_ward(plan, context.settings);
  for (const auto& grouping : context.settings.groupings) {
    auto group = group_of(plan, grouping, types);
    if (!group && grouping.field == "ward" && !given.empty()) {
      group = given;
    }
    if (group && grouping.field == "ward") {
      group = context.settings.ward_names.of(*group);
    }
    result.plan.groups.push_back(std::move(group));
  }
  const auto ward = plan.text("ward");
  shown.ward = context.settings.ward_names.of(ward.empty() ? given : std::string(ward));
  if (context.settings.has_dialog) {
    keep_dialog(plan, shown);
  }
  shown.title = plan.status == "template" ? std::string(plan.text("title")) : "";
  for (const Measure* measure : context.measures) {
    // A template's places are no one's goals or actions: it has its own table.
    const bool is_template = shown.status == "template";
    result.plan.measures.push_back(is_template ? MeasureCount{.not_applicable = 1} : count_measure(*measure, shown.outcomes));
  }
}

}  // namespace

std::vector<PieceResult> audit_plans(std::vector<Plan> plans, PieceResult read, const InputFile& file,
                                     const WhySuperseded& why_superseded, const PieceContext& context,
                                     Scratch& scratch) {
  std::vector<PieceResult> results;
  results.push_back(std::move(read));
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (i > 0) {
      results.emplace_back();
    }
    const std::string superseded = why_superseded(plans[i].ordinal);
    audit_plan(std::move(plans[i]), file, superseded, context, scratch, results.back());
  }
  return results;
}

}  // namespace careaudit
