// Finds placeholders left in, in any field of the plan that somebody fills in.
#include <algorithm>
#include <vector>

#include "check/check.h"
#include "text/placeholder.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

/// Every scalar below `node` but labels and numbers; what the vocabulary does not know is left out.
void add_fields(const Tree& tree, NodeId node, const Field* field, std::vector<NodeId>& nodes) {
  if (tree[node].kind == Kind::scalar) {
    const bool is_filled_in = field->type != FieldType::label && field->type != FieldType::number;
    if (is_filled_in && !tree.is_blank(node)) {
      nodes.push_back(node);
    }
    return;
  }
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    const bool is_same = tree[node].kind == Kind::list || field->type == FieldType::open;
    const Field* below = is_same ? field : field->find(tree[child].key);
    // A party may be a map of name and role, which the vocabulary does not spell out.
    if (below == nullptr && field->type == FieldType::party) {
      below = field;
    }
    if (below != nullptr) {
      add_fields(tree, child, below, nodes);
    }
  }
}

/// "What matters to me", "How is it going?": a prompt in a field, but a heading where the title stands.
bool is_heading(const Subject& subject, NodeId node, ListId prompts) {
  const Tree& tree = subject.plan.tree;
  if (tree[node].key != "title" || tree[node].parent != subject.plan.root) {
    return false;
  }
  const Reading& reading = subject.scratch.reading(node);
  const auto last = static_cast<std::uint32_t>(reading.words.size()) - 1;
  const Hit* hit = reading.at(prompts, 0);
  return (hit != nullptr && has_tag(subject.knowledge.lexicon[prompts].entries[hit->entry], "prompt")) ||
         (reading.words[0].is_word && (is_mark(reading, last, "?") || is_mark(reading, last, ":")));
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([placeholders = PlaceholderWords(context.knowledge.lexicon), prompts = context.knowledge.lexicon.list("unfilled")](const Subject& subject, Verdicts& out) {
    std::vector<NodeId> nodes;
    add_fields(subject.plan.tree, subject.plan.root, &subject.knowledge.vocabulary.plan, nodes);
    for (const NodeId node : nodes) {
      const Reading& reading = subject.scratch.reading(node);
      const auto found = placeholders.find(reading);
      if (found.empty() || is_heading(subject, node, prompts)) {
        const bool is_text =
            std::find(subject.texts.begin(), subject.texts.end(), node) != subject.texts.end();
        if (is_text && !reading.is_english) {
          out.not_assessable("the text is not in English, and only English prompts are known",
                             node);
        }
        continue;
      }
      std::string names;
      std::vector<std::string> evidence;
      for (const auto& range : found) {
        names += (names.empty() ? "`{" : ", `{") + std::to_string(evidence.size()) + "}`";
        evidence.emplace_back(reading.span(range.first, range.last));
      }
      out.fail(names +
                   " is still to be filled in: write what is meant, or leave the field empty until "
                   "it is known",
               std::move(evidence), node);
    }
  });
}

}  // namespace

constinit const CheckType checks::unfilled{
    .name = "unfilled",
    .summary = "No placeholder, prompt or gap of a template is left in any field.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
