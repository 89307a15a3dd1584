// Judges whether every telephone number of a plan can be dialled from anywhere.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/strings.h"
#include "check/check.h"
#include "check/contact_texts.h"

namespace careaudit {
namespace {

Result<Check> prepare(const PrepareContext& context) {
  return Check([phones = PhoneWords(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    bool has_number = false;
    std::string message;
    std::vector<std::string> bad;
    NodeId first_bad = no_node;
    for (const auto& [node, place] : contact_texts(subject.plan, subject.knowledge.vocabulary)) {
      const std::string_view text = subject.plan.tree[node].text;
      if (!has_digit(text)) {
        continue;
      }
      for (const auto& phone : phones.find(subject.scratch.reading(node), place, subject.scratch.phones())) {
        has_number = true;
        std::string words(text.substr(phone.begin, phone.end - phone.begin));
        if (phone.fault == PhoneFault::none || std::find(bad.begin(), bad.end(), words) != bad.end()) {
          continue;
        }
        first_bad = first_bad == no_node ? node : first_bad;
        const std::string number = fmt::format("`{{{}}}`", bad.size());
        message += fmt::format("{} {}", bad.empty() ? number : fmt::format("; another number ({})", number), explain(phone.fault));
        bad.push_back(std::move(words));
      }
    }
    if (!has_number) {
      out.not_applicable("the plan gives no telephone number");
    } else if (bad.empty()) {
      out.pass();
    } else {
      out.fail(std::move(message), std::move(bad), first_bad);
    }
  });
}

}  // namespace

constinit const CheckType checks::phone_valid{
    .name = "phone_valid",
    .summary = "Every telephone number can be dialled from anywhere: length, area code, leading 0.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
