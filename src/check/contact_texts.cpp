// Gathers the texts that may hold a number, and reads how somebody can be reached.
#include "check/contact_texts.h"

#include <algorithm>

#include "base/strings.h"

namespace careaudit {
namespace {

bool is_for_numbers(std::string_view key) {
  const std::string name = fold_ascii(key);
  for (const std::string_view word : {"phone", "tel", "mobile", "landline"}) {
    if (name.find(word) != std::string::npos && name.find("hotel") == std::string::npos) {
      return true;
    }
  }
  return false;
}

bool may_hold_a_number(FieldType type) {
  switch (type) {
    case FieldType::text:
    case FieldType::name:
    case FieldType::role:
    case FieldType::party:
    case FieldType::phone:
    case FieldType::hours:
    case FieldType::when:
    case FieldType::map:
    case FieldType::open:
      return true;
    case FieldType::label:
    case FieldType::date:
    case FieldType::yes_no:
    case FieldType::number:
      return false;
  }
  return false;
}

/// Walks a plan along its vocabulary.
class Gatherer {
 public:
  explicit Gatherer(const Plan& plan) : tree_(plan.tree) {}

  void gather(NodeId node, const Field* field, PhonePlace place) {
    if (tree_[node].kind == Kind::scalar) {
      if (field == nullptr || may_hold_a_number(field->type)) {
        const bool is_phone = field != nullptr ? field->type == FieldType::phone : is_for_numbers(tree_[node].key);
        texts.push_back({node, is_phone ? PhonePlace::field : place});
      }
      return;
    }
    for (NodeId child = tree_[node].first_child; child != no_node; child = tree_[child].next) {
      if (tree_[node].kind == Kind::list) {
        gather(child, field, place);
        continue;
      }
      const std::string_view key = tree_[child].key;
      const Field* below = field == nullptr ? nullptr : field->find(key);
      const bool is_about_contacts = key == "crisis" || key == "coordinator" || key == "contingency" || key == "cover";
      gather(child, below, is_about_contacts ? PhonePlace::contact : place);
    }
  }

  std::vector<ContactText> texts;

 private:
  const Tree& tree_;
};

bool is_email_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '+' || c == '\'';
}

/// Whether `name` stands in `text` as whole words, whatever the case.
bool names(std::string_view text, std::string_view name) {
  const std::string all = fold_ascii(text);
  const std::string one = fold_ascii(trim(name));
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U; };
  for (auto at = one.size() < 3 ? std::string::npos : all.find(one); at != std::string::npos; at = all.find(one, at + 1)) {
    const bool begins = at == 0 || !is_letter(all[at - 1]);
    const bool ends = at + one.size() == all.size() || !is_letter(all[at + one.size()]);
    if (begins && ends) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<ContactText> contact_texts(const Plan& plan, const Vocabulary& vocabulary) {
  Gatherer gatherer(plan);
  gatherer.gather(plan.root, &vocabulary.plan, PhonePlace::text);
  return std::move(gatherer.texts);
}

std::string_view ContactReader::email_in(std::string_view text) {
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    auto first = at;
    while (first > 0 && is_email_letter(text[first - 1])) {
      --first;
    }
    auto last = at + 1;
    while (last < text.size() && is_email_letter(text[last])) {
      ++last;
    }
    while (last > at && text[last - 1] == '.') {
      --last;
    }
    const auto domain = text.substr(at + 1, last - at - 1);
    const auto dot = domain.rfind('.');
    if (first < at && dot != std::string_view::npos && dot > 0 && domain.size() - dot > 2) {
      return text.substr(first, last - first);
    }
  }
  return {};
}

void ContactReader::add(const Subject& subject, NodeId node, std::string_view except, Reached& reached) const {
  const Tree& tree = subject.plan.tree;
  if (!reached.number.empty()) {
    return;
  }
  if (tree[node].kind != Kind::scalar) {
    for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
      if (except.empty() || tree[child].key != except) {
        add(subject, child, except, reached);
      }
    }
    return;
  }
  const std::string_view text = tree[node].text;
  if (const auto email = email_in(text); !email.empty()) {
    reached.number = email;
    return;
  }
  const PhonePlace place = is_for_numbers(tree[node].key) ? PhonePlace::field : PhonePlace::contact;
  for (const auto& phone : phones_.find(subject.scratch.reading(node), place, subject.scratch.phones())) {
    const std::string words(text.substr(phone.begin, phone.end - phone.begin));
    if (phone.fault == PhoneFault::none && !phone.is_forbidden) {
      reached.number = words;
      return;
    }
    if (reached.bad.empty() && phone.fault != PhoneFault::none) {
      reached.bad = words;
      reached.fault = phone.fault;
    }
  }
}

Reached ContactReader::reach(const Subject& subject, NodeId node, std::string_view except) const {
  Reached reached;
  if (node != no_node) {
    add(subject, node, except, reached);
  }
  return reached;
}

Reached ContactReader::reach_by_name(const Subject& subject, std::string_view text) const {
  const Tree& tree = subject.plan.tree;
  std::vector<NodeId> contacts = tree.children(subject.plan.find("crisis.contacts"));
  for (const std::string_view path : {"crisis.responds_best_to", "coordinator.cover"}) {
    contacts.push_back(subject.plan.find(path));
  }
  for (const NodeId contact : contacts) {
    if (contact == no_node || tree[contact].kind != Kind::map) {
      continue;
    }
    const bool is_named = names(text, subject.plan.text("name", contact)) || names(text, subject.plan.text("role", contact));
    Reached reached = is_named ? reach(subject, contact) : Reached{};
    if (!reached.number.empty()) {
      return reached;
    }
  }
  return {};
}

}  // namespace careaudit
