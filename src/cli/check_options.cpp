// What `careaudit check --help` lists.
#include "cli/check_options.h"

#include <CLI/CLI.hpp>

namespace careaudit {

void add_check_options(CLI::App& command, CheckOptions& options) {
  const auto many = [](CLI::Option* option) { return option->allow_extra_args(false)->take_all(); };
  command.add_option("paths", options.paths, "Files and folders with care plans; - is standard input")->type_name("PATH");
  command.add_option("--as-of", options.as_of, "The audit date (default today)")->type_name("DATE");
  command.add_option("--input-format", options.input_format, "auto, the name of a format (careaudit formats), or the path of a mapping")->type_name("F");
  command.add_option("-f,--format", options.format, "What standard output gets: text, json, ndjson, csv, measures-csv, sarif, junit, markdown, html, github, measurereport, xlsx or none")->type_name("F");
  many(command.add_option("-o,--output", options.outputs, "A report to a file: FILE, or FORMAT=FILE; {ward} in the name makes one a ward; repeatable"))->type_name("FILE");
  command.add_option("--profile", options.profile, "The rules: full (default), essentials, template, a framework such as nice-qs14, or a profile file")->type_name("NAME");
  command.add_option("--config", options.config, "Settings from FILE (default: careaudit.yaml here, or in a folder above)")->type_name("FILE");
  command.add_flag("--print-config", options.print_config, "Show what is in force and where it was set, and audit nothing");
  command.add_option("--baseline", options.baseline, "Leave out findings that an earlier JSON report had; they are counted, and stay in every percentage")->type_name("FILE");
  command.add_flag("--include-dialog", options.include_dialog, "JSON: DIALOG scores of each plan, for careaudit compare; the person by a hash");
  many(command.add_option("--rules", options.rules, "Add or override rules, words, types and measures from a folder; repeatable"))->type_name("DIR");
  many(command.add_option("--only", options.only, "Only this rule or group (action.*); repeatable, comma lists"))->type_name("ID");
  many(command.add_option("--skip", options.skip, "Leave this rule or group out; repeatable, comma lists"))->type_name("ID");
  command.add_option("--status", options.status, "Plans to audit: active (default), draft, closed, template or all")->type_name("S");
  command.add_option("--since", options.since, "Only plans dated on or after DATE; FIELD:DATE names created, admitted or last_review")->type_name("DATE");
  command.add_option("--until", options.until, "Only plans dated on or before DATE")->type_name("DATE");
  many(command.add_option("--by", options.by, "Group by this field: ward (default), team, type, any field, or FIELD:month, FIELD:quarter; repeatable"))->type_name("FIELD");
  command.add_option("--ward", options.ward, "The ward of plans that carry none")->type_name("NAME");
  command.add_option("--wards", options.wards, "Wards of plans that carry none: a table (CSV) with columns ward, and plan, person or file")->type_name("FILE");
  command.add_option("--fail-on", options.fail_on, "What makes the exit status 1: error (default), warning, advice or never")->type_name("SEVERITY");
  many(command.add_option("--require", options.require, "Exit status 1 unless MEASURE (or MEASURE@FIELD, in every group) reaches N per cent"))->type_name("MEASURE=N");
  command.add_option("--evidence", options.evidence, "How much plan text is quoted: none, words or full")->type_name("HOW");
  command.add_option("--jobs", options.jobs, "Threads (default: one a processor)")->type_name("N");
  command.add_option("--color", options.color, "auto (default), always or never")->type_name("WHEN");
  command.add_flag("-q,--quiet", options.is_quiet, "No progress bar, no notes on standard error but errors");
  command.add_option("--suppress", options.suppress, "Every report summary only and without small numbers: off (default), lt5 (1 to 4 withheld) or hes (1 to 7 withheld, others rounded to 5)")->type_name("HOW");
  many(command.add_option("--public", options.publics, "Like -o, but fit to leave the organisation: summary only, small numbers withheld (hes, unless --suppress says lt5); repeatable"))->type_name("FILE");
  command.add_option("--pseudonyms", options.pseudonym_key, "Replace plan references by keyed hashes; FILE holds the secret, 16 to 64 bytes, and is to be kept apart")->type_name("FILE");
  command.add_option("--save", options.save, "Keep this run as a round of a history: references, rules and outcomes, no plan text")->type_name("FILE");
  command.add_option("--round", options.round, "The round's name (default the audit date)")->type_name("NAME");
  command.add_flag("--replace", options.is_replacing, "Put this run in the place of the round of that name");
  command.add_flag("--add", options.is_adding, "Add these plans to the round of that name");
  command.add_option("--files-from", options.files_from, "Read more paths from FILE, one a line; - is standard input")->type_name("FILE");
  command.add_option("--sarif-max-results", options.sarif_max_results, "Most results in SARIF, worst first (default 5000)")->type_name("N");
  command.add_flag("--all-outcomes", options.all_outcomes, "SARIF and CSV: passes and not-applicables too");
  command.footer(
      "Exit status: 0 nothing at or above --fail-on, 1 findings or a requirement missed,\n"
      "2 usage, or something could not be read or written, 3 a defect in careaudit.\n"
      "Memory does not grow with the export, but for 24 bytes a plan to find ids that stand twice.\n"
      "FHIR takes about 100 bytes more for each resource that plans can refer to, and keeps their texts for the run,\n"
      "beyond 64 MiB in a file without a name in TMPDIR.\n"
      "Example: careaudit check --as-of 2026-03-31 -o report.md exports/2026-03");
}

}  // namespace careaudit
