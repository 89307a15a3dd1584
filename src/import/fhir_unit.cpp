// The ward and the team: from encounters, episodes, care teams and organisations, in that order.
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/fhir_work.h"

namespace careaudit {
namespace {

/// A name with the place it stands at.
struct Named {
  std::string name = {};
  Place place = {};
};

Named name_at(FhirWork& work, const Element& reference) {
  const Element resource = work.resolver.resolve(reference);
  if (const Element name = resource.one("name"); !name.text().empty()) {
    return {std::string(name.text()), name.place()};
  }
  const Element display = reference.one("display");
  return {std::string(display.text()), display.place()};
}

/// The ward that a bed or room is in; what a display says before its first comma.
Named ward_of(FhirWork& work, const Element& reference) {
  constexpr int most_steps = 8;
  Element location = work.resolver.resolve(reference);
  for (int i = 0; location && i < most_steps; ++i) {
    if (has_code(location.one("physicalType"), "wa") || has_code(location.one("form"), "wa") || !location.one("partOf")) {
      break;
    }
    const Element above = work.resolver.resolve(location.one("partOf"));
    if (!above || has_code(above.one("physicalType"), "bu") || has_code(above.one("physicalType"), "si")) {
      break;
    }
    location = above;
  }
  if (const Element name = location.one("name"); !name.text().empty()) {
    return {std::string(name.text()), name.place()};
  }
  const Element display = reference.one("display");
  return {std::string(trim(display.text().substr(0, display.text().find(',')))), display.place()};
}

Named ward_of_encounter(FhirWork& work, const Element& encounter) {
  const auto locations = encounter.all("location");
  const auto current = std::find_if(locations.rbegin(), locations.rend(), [](const Element& one) { return one.text("status") == "active"; });
  return locations.empty() ? Named{} : ward_of(work, (current == locations.rend() ? locations.back() : *current).one("location"));
}

/// All that is known of what the person is called, in lower case.
std::string names_of_person(FhirWork& work) {
  std::string names;
  const auto add = [&names](std::string_view more) { names += (names.empty() || more.empty() ? "" : " ") + fold_ascii(more); };
  const Element subject = work.plan().one("subject");
  const Element patient = work.resolver.resolve(subject);
  add(subject.text("display"));
  for (const auto& name : patient.all("name")) {
    for (const std::string_view part : {"text", "given", "family"}) {
      for (const auto& one : name.all(part)) {
        add(one.text());
      }
    }
  }
  for (const auto& reference : work.plan().all("careTeam")) {
    add(work.resolver.resolve(reference).text("subject.display"));
  }
  for (const auto& member : work.team) {
    add(member.party.type == PartyType::person_themself ? member.participant.text("member.display") : std::string_view());
  }
  return names;
}

/// Whether a team is called by the person it looks after, or may be, for all that is known.
bool holds_persons_name(FhirWork& work, std::string_view name) {
  const std::string folded = fold_ascii(name);
  const std::string names = names_of_person(work);
  if (names.empty()) {
    static constexpr std::array<std::string_view, 6> bodies{"team", "ward", "unit", "service", "clinic", "hospital"};
    const bool is_body = std::any_of(bodies.begin(), bodies.end(), [&](std::string_view body) { return folded.ends_with(body); });
    return !is_body || folded.find("'s ") != std::string::npos;
  }
  constexpr std::size_t shortest = 3;
  const auto words = split(folded, ' ');
  const auto parts = split(names, ' ');
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return part.size() >= shortest && std::any_of(words.begin(), words.end(), [&](std::string_view word) { return word.starts_with(part); });
  });
}

Named first_episode_unit(FhirWork& work) {
  const Element person = work.plan().one("subject");
  std::vector<Element> episodes;
  for (const auto& reference : work.resolver.resolve(work.plan().one("encounter")).all("episodeOfCare")) {
    episodes.push_back(work.resolver.resolve(reference));
  }
  if (const auto* references = work.resolver.references()) {
    for (const FhirHandle handle : references->about("EpisodeOfCare", person, work.context.file, work.context.envelope)) {
      episodes.push_back(work.resolver.read(handle, person.place()).resource);
    }
  }
  for (const std::string_view path : {"team", "managingOrganization"}) {
    for (const auto& episode : episodes) {
      if (Named named = name_at(work, episode.one(path)); !named.name.empty() && !holds_persons_name(work, named.name)) {
        return named;
      }
    }
  }
  return {};
}

Named team_of(FhirWork& work, bool wants_organisation) {
  for (const auto& reference : work.plan().all("careTeam")) {
    Named named = wants_organisation ? name_at(work, work.resolver.resolve(reference).one("managingOrganization")) : name_at(work, reference);
    if (!named.name.empty() && !holds_persons_name(work, named.name)) {
      return named;
    }
  }
  return {};
}

Named unit_of_author(FhirWork& work) {
  for (const auto& author : work.plan().all("author")) {
    const Element role = work.resolver.resolve(author);
    for (const std::string_view path : {"organization", "location", "healthcareService"}) {
      if (Named named = name_at(work, role.one(path)); !named.name.empty()) {
        return named;
      }
    }
    if (role.type() == "Organization") {
      return name_at(work, author);
    }
  }
  return {};
}

}  // namespace

void write_fhir_unit(FhirWork& work) {
  const NodeId root = work.out.root();
  const Named team = team_of(work, false);
  (void)work.out.text(root, "team", team.name, team.place);
  const auto take = [&](const Named& named) { return work.out.text(root, "ward", named.name, named.place); };
  for (const std::string_view end : {"ward", "ward-name", "unit"}) {
    const Element value = work.plan().extension(end).choice("value");
    if (take(value.text().empty() ? name_at(work, value) : Named{std::string(value.text()), value.place()})) {
      return;
    }
  }
  const Element encounter = work.resolver.resolve(work.plan().one("encounter") ? work.plan().one("encounter") : work.plan().one("context"));
  if (take(ward_of_encounter(work, encounter)) || take(first_episode_unit(work)) || take(team) || take(team_of(work, true)) ||
      take(name_at(work, encounter.one("serviceProvider"))) || take(unit_of_author(work)) ||
      take(name_at(work, work.resolver.resolve(work.plan().one("subject")).one("managingOrganization")))) {
    return;
  }
  const Element tag = work.plan().one("meta.tag.display");
  (void)take({std::string(tag.text()), tag.place()});
}

}  // namespace careaudit
