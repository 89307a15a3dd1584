// C-CDA: Care Plan documents; fragments and documents of other kinds are named for what they are.
#include <algorithm>
#include <array>

#include "import/ccda_work.h"
#include "import/importer.h"

namespace careaudit {
namespace {

constexpr std::string_view care_plan_template = "2.16.840.1.113883.10.20.22.1.15";

/// What C-CDA has no section or field for.
constexpr auto no_place = std::to_array<std::string_view>({"crisis.warning_signs", "crisis.what_helps", "crisis.responds_best_to", "crisis.actions", "crisis.notes", "contingency", "safety", "coordinator.cover",
                                                           "coordinator.hours", "crisis.contacts.hours", "involvement.copy_given", "involvement.carers.views", "involvement.carers.share", "involvement.working",
                                                           "involvement.differences", "transfer", "dialog", "budget", "aftercare", "wrap", "treatments_refused", "signed", "witnessed",
                                                           "assessment", "placement", "admitted", "person.views", "person.strengths", "person.identity", "person.communication", "person.capacity",
                                                           "person.advance_wishes", "person.physical_health", "person.life_areas", "sections", "needs.plan", "needs.unmet", "actions.where", "avoid"});

bool is_fragment(const Tree& tree) {
  static constexpr auto roots = std::to_array<std::string_view>({"act", "component", "encounter", "entry", "observation", "organizer", "participant", "procedure", "section", "substanceAdministration"});
  const NodeId root = tree.root();
  if (!std::binary_search(roots.begin(), roots.end(), tree[root].key)) {
    return false;
  }
  // `component` and `entry` hold what has the template.
  for (NodeId node = 0; node < tree.size() && node < 200; ++node) {
    if (tree[node].key == "templateId" && tree.child(node, "root") != no_node) {
      return true;
    }
  }
  return false;
}

bool recognises(const Tree& tree) {
  const NodeId root = tree.root();
  return root != no_node && !tree[root].key.empty() && (tree[root].key == "ClinicalDocument" || is_fragment(tree));
}

/// Narrative by its ID, and people of the header by theirs.
void index(CcdaWork& work, const Element& at) {
  const Tree& tree = at.source()->tree;
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].key == "ID" && tree[node].parent != no_node) {
      work.narrative.try_emplace(std::string(tree[node].text), Element(*at.source(), tree[node].parent));
    } else if (tree[node].key == "assignedPerson" && tree[node].parent != no_node) {
      const Element holder(*at.source(), tree[node].parent);
      const Element name = holder.one("assignedPerson.name");
      for (const auto& id : holder.all("id")) {
        if (name && !ccda_id(id).empty()) {
          work.people.try_emplace(ccda_id(id), name);
        }
      }
    }
  }
}

Result<Imported> import(Tree tree, const ImportContext& context) {
  const FhirSource source{.tree = std::move(tree)};
  const Element document(source, source.tree.root());
  Imported imported;
  if (document.key() != "ClinicalDocument") {
    imported.what = "a fragment of a C-CDA document";
    imported.remedy = "name the whole documents, with the root `ClinicalDocument`";
    return imported;
  }
  if (!has_template(document, care_plan_template)) {
    imported.what = "a C-CDA document of another kind than a Care Plan";
    imported.remedy = "Care Plan documents have the template 2.16.840.1.113883.10.20.22.1.15; a plan of treatment in another document is not audited";
    return imported;
  }
  PlanWriter out(document.place());
  CcdaWork work{.out = out, .document = document, .file = context.file, .problems = context.problems};
  index(work, document);
  write_ccda_body(work);
  write_ccda_header(work);
  Plan plan = out.finish(source.tree, context.file, context.vocabulary, context.problems);
  const auto ids = document.all("recordTarget.patientRole.id.extension");
  plan.id_is_private = !plan.id.empty() && std::any_of(ids.begin(), ids.end(), [&](const Element& id) { return id.text() == plan.id; });
  set_not_carried(plan, no_place, "the format of this export has no place for it");
  imported.plans.push_back(std::move(plan));
  return imported;
}

}  // namespace

constinit const Importer importers::ccda{
    .name = "ccda",
    .summary = "C-CDA Care Plan documents",
    .records = {},
    .recognises = recognises,
    .import = import,
};

}  // namespace careaudit
