// What a care plan may contain: the fields, as data (rules/plan.yaml).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace careaudit {

/// What a field holds. `text` is free text that wording rules read; the others are not.
/// `party` is who does something (a text, or a map with name and role); `map` has named fields;
/// `open` is a map whose keys are free, each holding text.
enum class FieldType : std::uint8_t { text, label, name, role, party, date, yes_no, number, phone, hours, when, map, open };

/// One field of the vocabulary.
struct Field {
  std::string key;
  FieldType type = FieldType::text;
  bool is_list = false;              ///< Holds any number of values of `type`.
  bool is_own_words = false;         ///< Text in the person's own words: wording rules leave it alone.
  std::string item;                  ///< Of a list: the name of one item's element in XML.
  std::string text_field;            ///< Of maps: the field that bare text stands for, as `text`.
  std::vector<std::string> aliases;  ///< Other names it is read by.
  std::vector<std::string> exported_as;  ///< What systems call it, for drafts of mappings; letters and digits count.
  std::vector<std::string> codes;    ///< What stands for it in FHIR: codes, or words of a display, in lower case.
  std::vector<std::string> values;   ///< When only these are allowed.
  std::string help;
  std::vector<Field> fields;         ///< Of a map, or of the maps in a list.

  /// The field below with that key or alias; nullptr when there is none.
  const Field* find(std::string_view name) const;
  /// Readies `find` here and below to look names up; to be called once all fields are known.
  void index();
  /// Whether `code` is one of its codes, letter by letter but for case.
  bool has_code(std::string_view code) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
  };
  /// By key and alias, the place among `fields`; empty until `index`.
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> places_ = {};
};

/// The whole vocabulary: a map field whose fields are those of a plan.
struct Vocabulary {
  Field plan;
  /// The field at a path of keys such as `goals.target_date` (list indexes left out); free keys below an open field are it.
  const Field* at(std::string_view path) const;
};

}  // namespace careaudit
