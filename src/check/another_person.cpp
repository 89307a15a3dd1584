// Finds texts that speak of the person under another name or pronoun, as pasted texts do.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/strings.h"
#include "check/check.h"
#include "check/free_text.h"
#include "text/people.h"

namespace careaudit {
namespace {

using Names = std::unordered_set<std::string>;

constexpr OptionSpec specs[] = {
    {.name = "carers", .type = OptionType::words, .help = "plan types of carers: whomever they care for is meant by any pronoun, and by name"},
};

/// Adds each name that stands in a field for people: coordinator, contacts, who is responsible.
void add_known(const Tree& tree, NodeId node, const Field& field, Names& known) {
  if (tree[node].kind == Kind::scalar) {
    const bool is_of_people = field.type == FieldType::name || field.type == FieldType::party || field.type == FieldType::role;
    for (const auto& name : is_of_people ? PersonNames(tree[node].text).all() : std::vector<std::string>{}) {
      known.insert(name);
    }
    return;
  }
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    const bool is_same = tree[node].kind == Kind::list || field.type == FieldType::party;
    const Field* below = is_same ? &field : field.find(tree[child].key);
    if (below != nullptr && below->key != "preferred_name") {
      add_known(tree, child, *below, known);
    }
  }
}

/// Whether the node is an item of a list of maps, whose texts are read together.
bool is_list_item(const Subject& subject, NodeId node) {
  const Field* field = node == no_node ? nullptr : subject.scratch.field(node);
  return field != nullptr && field->is_list && field->type == FieldType::map && subject.plan.tree[node].kind == Kind::map;
}

/// One text and whom it speaks of.
struct Spoken {
  NodeId node = no_node;
  PeopleInText people;
};

/// The pronoun of the person, as most texts have it: 'm', 'f', or a space when they do not tell. What the
/// name suggests counts until the texts say otherwise.
char gender_of_person(const std::vector<Spoken>& all, char by_name) {
  constexpr int weight_of_name = 3;
  int balance = by_name == 'm' ? weight_of_name : by_name == 'f' ? -weight_of_name : 0;
  for (const auto& one : all) {
    const auto he = std::count_if(one.people.pronouns.begin(), one.people.pronouns.end(), [](const Pronoun& pronoun) { return pronoun.is_he; });
    const auto she = static_cast<std::ptrdiff_t>(one.people.pronouns.size()) - he;
    // A text that names the person tells more than one that does not.
    const int weight = one.people.names_the_person ? 2 : 1;
    balance += he > 0 && she == 0 ? weight : she > 0 && he == 0 ? -weight : 0;
  }
  return balance > 0 ? 'm' : balance < 0 ? 'f' : ' ';
}

class Judge {
 public:
  explicit Judge(const PrepareContext& context) : words_(context.knowledge.lexicon), carers_(context.options.words("carers")) {
    for (const auto* list : {"roles", "role_modifiers", "teams", "relations", "generic_people", "nobody", "self_words", "national_lines", "titles"}) {
      not_names_.push_back(context.knowledge.lexicon.list(list));
    }
  }

  void operator()(const Subject& subject, Verdicts& out) const {
    PersonNames person(subject.plan.text("person.preferred_name"));
    if (person.is_empty()) {
      for (const NodeId node : subject.texts) {
        out.not_assessable("the plan does not say what the person is called (`preferred_name`)", node);
      }
      return;
    }
    for (const NodeId node : subject.texts) {
      words_.add_full_name(subject.scratch.reading(node), person);
    }
    Names known;
    add_known(subject.plan.tree, subject.plan.root, subject.knowledge.vocabulary.plan, known);
    auto all = speak(subject, person, known, out);
    if (is_of_carer(subject)) {
      leave_cared_for(all, known);
    }
    const bool tells_pronouns = std::any_of(all.begin(), all.end(), [](const Spoken& one) { return one.people.tells_pronouns; });
    const char gender = tells_pronouns ? ' ' : gender_of_person(all, words_.usual_gender(person.all().front()));
    for (const auto& one : all) {
      const Reading& reading = subject.scratch.reading(one.node);
      std::vector<std::string> evidence;
      for (const auto& named : one.people.named) {
        if (is_another(named, one.people, known, gender)) {
          evidence.emplace_back(reading.span(named.words.first, named.words.last));
        }
      }
      if (evidence.empty() && !tells_pronouns) {
        add_pronoun(reading, one.people, gender, evidence);
      }
      if (!evidence.empty()) {
        out.fail("somebody else (`{0}`) seems to be meant: see whether the text comes from another record", std::move(evidence), one.node);
      }
    }
  }

 private:
  bool is_of_carer(const Subject& subject) const {
    const PlanType* type = subject.plan.type.empty() ? nullptr : subject.knowledge.types.find(subject.plan.type);
    return type != nullptr && std::find(carers_.begin(), carers_.end(), type->id) != carers_.end();
  }

  /// A carer's plan speaks of whom they care for throughout: one name is theirs, and so may he and she be.
  static void leave_cared_for(std::vector<Spoken>& all, Names& known) {
    Names others;
    for (auto& one : all) {
      one.people.pronouns.clear();
      for (const auto& named : one.people.named) {
        if (named.is_cared_for && !known.contains(named.name)) {
          others.insert(named.name);
        }
      }
    }
    if (others.size() == 1) {
      known.insert(*others.begin());
    }
  }

  /// Names in fields for people, without roles, teams and ties: "Verna", "Ama", "Boateng".
  Names names_in_fields(const Subject& subject) const {
    Names names;
    const Tree& tree = subject.plan.tree;
    for (NodeId node = 0; node < tree.size(); ++node) {
      const Field* own = tree[node].kind == Kind::scalar ? subject.scratch.field(node) : nullptr;
      // A party may be a map of name and role, which the vocabulary does not spell out.
      const Field* field = own == nullptr && tree[node].key == "name" ? subject.scratch.field(tree[node].parent) : own;
      if (field == nullptr || (field->type != FieldType::name && field->type != FieldType::party)) {
        continue;
      }
      const Reading& reading = subject.scratch.reading(node);
      for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
        const bool is_other = std::any_of(reading.hits.begin(), reading.hits.end(), [&](const Hit& hit) {
          return hit.first <= i && i < hit.last && std::find(not_names_.begin(), not_names_.end(), hit.list) != not_names_.end();
        });
        if (reading.words[i].is_word && reading.words[i].is_capitalised && !is_other && reading.folded[i].size() > 2) {
          names.insert(reading.folded[i]);
        }
      }
    }
    return names;
  }

  std::vector<Spoken> speak(const Subject& subject, const PersonNames& person, Names& known, Verdicts& out) const {
    std::vector<Spoken> all;
    const Names named_in_fields = names_in_fields(subject);
    for (const NodeId node : subject.texts) {
      if (is_own_words_field(subject, node)) {
        continue;
      }
      const Reading& reading = subject.scratch.reading(node);
      if (!reading.is_english) {
        out.not_assessable("the text is not in English, and only English names and pronouns are judged", node);
        continue;
      }
      // What an item says first tells whom the rest of it means: "if: Ruth cannot come, then: ring her".
      PeopleKnown beside{.named = named_in_fields};
      const NodeId parent = subject.plan.tree[node].parent;
      for (auto one = all.rbegin(); one != all.rend() && is_list_item(subject, parent) && subject.plan.tree[one->node].parent == parent; ++one) {
        beside.has_male = beside.has_male || one->people.may_be_male;
        beside.has_female = beside.has_female || one->people.may_be_female;
      }
      auto people = words_.read(reading, person, beside);
      if (!people.pronouns.empty() && has_other_party(subject, person, node)) {
        people.pronouns.clear();
      }
      for (const auto& named : people.named) {
        if (named.is_introduced) {
          known.insert(named.name);
        }
      }
      all.push_back({node, std::move(people)});
    }
    return all;
  }

  /// Whether a field beside the text names somebody whom he or she may mean.
  bool has_other_party(const Subject& subject, const PersonNames& person, NodeId node) const {
    const Plan& plan = subject.plan;
    const NodeId parent = plan.tree[node].parent;
    static constexpr std::array<std::string_view, 3> fields{"responsible", "name", "relationship"};
    return parent != no_node && parent != plan.root && std::any_of(fields.begin(), fields.end(), [&](std::string_view field) {
             const PersonNames names(plan.text(field, parent));
             return !names.is_empty() && std::none_of(names.all().begin(), names.all().end(), [&](const std::string& name) {
               return std::any_of(person.all().begin(), person.all().end(), [&](const std::string& own) { return words_.may_be_same(own, name); });
             });
           });
  }

  static bool is_another(const NamedPerson& named, const PeopleInText& people, const Names& known, char gender) {
    if (named.is_labelled) {
      return true;
    }
    if (!named.is_cared_for || named.is_introduced || known.contains(named.name)) {
      return false;
    }
    // "Mr Khan" may be Mo, unless Mo is she, or stands in the same text.
    const bool is_other_gender = named.gender != ' ' && gender != ' ' && named.gender != gender;
    return !named.is_titled || is_other_gender || people.names_the_person;
  }

  static void add_pronoun(const Reading& reading, const PeopleInText& people, char gender, std::vector<std::string>& evidence) {
    if (people.pronouns.empty()) {
      return;
    }
    // With no pronoun known from elsewhere, the first of the text is the person's.
    const bool is_he = gender == ' ' ? people.pronouns.front().is_he : gender == 'm';
    const bool is_known = gender != ' ' || people.names_the_person;
    for (const auto& pronoun : people.pronouns) {
      if (is_known && pronoun.is_he != is_he) {
        evidence.emplace_back(reading.span(pronoun.word, pronoun.word + 1));
        return;
      }
    }
  }

  PeopleWords words_;
  std::vector<std::string> carers_;
  std::vector<ListId> not_names_;
};

Result<Check> prepare(const PrepareContext& context) {
  return Check([judge = Judge(context)](const Subject& subject, Verdicts& out) { judge(subject, out); });
}

}  // namespace

constinit const CheckType checks::another_person{
    .name = "another_person",
    .summary = "No text speaks of the person under another name or pronoun; relations, friends and staff are not meant.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
