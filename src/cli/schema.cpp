// Fields become properties; a text or a list of texts is allowed where the reader allows both.
#include "cli/schema.h"

#include "encode/json.h"

namespace careaudit {
namespace {

class SchemaWriter {
 public:
  explicit SchemaWriter(const PlanTypes& types) : types_(types) {}

  std::string whole(const Vocabulary& vocabulary) {
    json_.object().field("$schema", "http://json-schema.org/draft-07/schema#").field("title", "careaudit care plan");
    json_.field("description", "One care plan, or a list of them");
    json_.key("definitions").object().key("plan");
    fields(vocabulary.plan);
    json_.end_object();
    json_.key("anyOf").array();
    json_.object().field("$ref", "#/definitions/plan").end_object();
    json_.object().field("type", "array").key("items").object().field("$ref", "#/definitions/plan").end_object().end_object();
    json_.end_array().end_object();
    return json_.take();
  }

 private:
  void fields(const Field& above) {
    json_.object().field("type", "object").key("properties").object();
    for (const auto& field : above.fields) {
      json_.key(field.key);
      property(field, field.help);
      for (const auto& alias : field.aliases) {
        json_.key(alias);
        property(field, "Read as `" + field.key + "`. " + field.help);
      }
    }
    json_.end_object().key("additionalProperties").yes_no(false);
    json_.end_object();
  }

  void property(const Field& field, std::string_view help) {
    json_.object();
    if (!help.empty()) {
      json_.field("description", help);
    }
    json_.key("anyOf").array();
    const bool takes_list = field.is_list || field.type == FieldType::text;
    if (takes_list) {
      json_.object().field("type", "array").key("items");
      item(field);
      json_.end_object();
    }
    alternatives(field);
    json_.end_array().end_object();
  }

  void item(const Field& field) {
    json_.object().key("anyOf").array();
    alternatives(field);
    json_.end_array().end_object();
  }

  /// What one value may be.
  void alternatives(const Field& field) {
    if (!field.fields.empty()) {
      fields(field);
    } else if (field.type == FieldType::open || field.type == FieldType::party) {
      json_.object().field("type", "object").end_object();
    }
    scalar(field);
  }

  void scalar(const Field& field) {
    json_.object();
    if (field.key == "type" && !field.is_list) {
      json_.key("examples").array();
      for (const auto& type : types_.all) {
        json_.text(type.id);
      }
      json_.end_array();
    }
    if (!field.values.empty()) {
      json_.key("enum").array();
      for (const auto& value : field.values) {
        json_.text(value);
      }
      json_.null().end_array();
    } else {
      json_.key("type").array().text("string").text("number").text("boolean").text("null").end_array();
    }
    json_.end_object();
  }

  const PlanTypes& types_;
  JsonWriter json_;
};

}  // namespace

std::string plan_schema(const Vocabulary& vocabulary, const PlanTypes& types) { return SchemaWriter(types).whole(vocabulary); }

}  // namespace careaudit
