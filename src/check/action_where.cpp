// Judges whether an action that happens somewhere in particular says where.
#include <algorithm>

#include "check/check.h"

namespace careaudit {
namespace {

/// The word lists for places.
struct PlaceWords {
  explicit PlaceWords(const Lexicon& all)
      : lexicon(&all), places(all.list("places")), teams(all.list("teams")) {}

  bool has_tag(const Hit& hit, std::string_view tag) const {
    const auto& tags = (*lexicon)[hit.list].entries[hit.entry].tags;
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
  }

  const Lexicon* lexicon;
  ListId places;
  ListId teams;
};

/// A name after "at", "in", "to" or "from" may be a place: "at Larkfield", "to Leeds".
const Word* named_place(const Reading& reading) {
  for (std::uint32_t i = 0; i + 1 < reading.words.size(); ++i) {
    const bool is_at = reading.is(i, "at") || reading.is(i, "in");
    const auto& next = reading.words[i + 1];
    if (is_at && next.is_word && next.is_capitalised && !next.starts_sentence) {
      return &next;
    }
  }
  return nullptr;
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([words = PlaceWords(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    const NodeId where = plan.find("where", subject.item);
    if (where != no_node && !plan.tree.is_blank(where)) {
      out.pass();
      return;
    }
    const NodeId node = subject.text_node();
    if (node == no_node || plan.tree.is_blank(node)) {
      out.not_applicable("the action has no words");
      return;
    }
    const Reading& reading = subject.scratch.reading(node);
    if (!reading.is_english) {
      out.not_assessable("the text is not in English, and only English wording is judged");
      return;
    }
    const Hit* somewhere = nullptr;
    for (const auto& hit : reading.hits) {
      const bool is_place = (hit.list == words.places && !words.has_tag(hit, "somewhere")) ||
                            (hit.list == words.teams && words.has_tag(hit, "head") &&
                             reading.words[hit.first].is_capitalised);
      if (is_place) {
        out.pass({std::string(reading.span(hit))});
        return;
      }
      somewhere = hit.list == words.places && somewhere == nullptr ? &hit : somewhere;
    }
    if (const Word* place = named_place(reading); place != nullptr) {
      out.pass({std::string(reading.text.substr(place->begin, place->end - place->begin))});
    } else if (somewhere == nullptr) {
      out.not_applicable("it happens nowhere in particular");
    } else {
      out.fail("`{0}` happens somewhere in particular, and no place is given: write where",
               {std::string(reading.span(*somewhere))});
    }
  });
}

}  // namespace

constinit const CheckType checks::action_where{
    .name = "action_where",
    .summary = "An action that happens somewhere in particular says where.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
