// Writes N synthetic care plans of about 5 KB, the same ones every time, as a YAML or XML export:
// generate_plans N yaml|xml > FILE
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace {

/// A small generator of our own: the same numbers on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2862933555777941757U + 3037000493U) {}
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % sides;
  }
  template <std::size_t N>
  std::string_view of(const std::array<std::string_view, N>& choices) {
    return choices.at(roll(N));
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 8> wards{"Alder", "Birch", "Chestnut", "Elder Unit", "Hazel", "Oak", "Rowan", "Willow"};
constexpr std::array<std::string_view, 10> names{"Ama Boateng", "Jo Smith", "Priya Nair", "Tomasz Zielinski", "Siobhan Kelly", "David Osei", "Mei Chen", "Ruth Levy", "Callum Fraser", "Nadia Rahman"};
constexpr std::array<std::string_view, 6> roles{"Social Worker", "nurse", "occupational therapist", "support worker", "CPN", "psychologist"};
constexpr std::array<std::string_view, 10> goals{
    "I want to cook tea for my two boys every Sunday until the end of June",
    "I want to walk to the allotment three times a week by 1 May 2026",
    "I'd like to sleep in my own bed five nights out of seven by Easter",
    "Improve mental state",
    "Comply with medication as prescribed",
    "Remain free from self-harm",
    "I want to sing with the choir again before Christmas so that I see my friends",
    "To engage with ward activities",
    "I will ring my sister every Friday evening for the next six weeks",
    "Get back to my job at the library two mornings a week by September"};
constexpr std::array<std::string_view, 8> needs{
    "Finds it hard to keep warm in the mornings since the heating broke", "Home help",
    "Feels lonely after tea when the house goes quiet", "OT assessment",
    "Worries about paying the gas bill each month", "Day centre",
    "Cannot get up the stairs without resting twice", "Difficulty getting to sleep before two in the morning"};
constexpr std::array<std::string_view, 8> actions{
    "Walk to the shop together every Tuesday at ten and carry the bags home", "Monitor mental state",
    "Ring the housing office on Monday morning and ask for a date for the boiler",
    "Encourage to attend groups", "Practise the bus journey on Thursdays until it can be done alone",
    "Observe for relapse indicators", "Sit together after supper each evening and write the diary",
    "Review medication as required"};
constexpr std::array<std::string_view, 6> filler{
    "He was born in the town and worked on the railway for most of his life before the accident.",
    "She likes to be asked twice and to have time to think; mornings are better than evenings.",
    "The family visit on Sundays and bring food that the whole ward talks about for days.",
    "There has been a good month, with two trips to the coast and a birthday in between.",
    "Loud rooms make things worse, and a walk in the garden with the dog makes them better.",
    "The plan was talked through at the kitchen table with a cup of tea and some corrections made."};

std::string escaped(std::string_view text, bool is_xml) {
  std::string out;
  for (const char c : text) {
    if (is_xml && c == '&') {
      out += "&amp;";
    } else if (!is_xml && c == '"') {
      out += "\\\"";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

class Writer {
 public:
  explicit Writer(bool is_xml) : is_xml_(is_xml) {}
  void open(std::string_view key) { line(key, is_xml_ ? fmt::format("<{}>", key) : fmt::format("{}:", key)); depth_ += 2; }
  void close(std::string_view key) {
    depth_ -= 2;
    if (is_xml_) {
      line(key, fmt::format("</{}>", key));
    }
  }
  void item(std::string_view element) {
    if (is_xml_) {
      open(element);
    } else {
      is_first_in_item_ = true;
      depth_ += 2;
    }
  }
  void end_item(std::string_view element) {
    if (is_xml_) {
      close(element);
    } else {
      depth_ -= 2;
    }
  }
  void field(std::string_view key, std::string_view value) {
    line(key, is_xml_ ? fmt::format("<{0}>{1}</{0}>", key, escaped(value, true))
                      : fmt::format("{}: \"{}\"", key, escaped(value, false)));
  }
  std::string text;

 private:
  void line(std::string_view, const std::string& content) {
    std::string indent(depth_, ' ');
    if (is_first_in_item_) {
      indent.replace(depth_ - 2, 2, "- ");
      is_first_in_item_ = false;
    }
    text += indent + content + "\n";
  }
  bool is_xml_;
  bool is_first_in_item_ = false;
  std::size_t depth_ = 0;
};

std::string paragraph(Dice& dice, std::size_t sentences) {
  std::string text;
  for (std::size_t i = 0; i < sentences; ++i) {
    text += (i > 0 ? " " : "") + std::string(dice.of(filler));
  }
  return text;
}

void write_items(Writer& out, Dice& dice) {
  out.open("needs");
  for (int i = 1; i <= 4; ++i) {
    out.item("need");
    out.field("id", fmt::format("n{}", i));
    out.field("text", dice.of(needs));
    out.end_item("need");
  }
  out.close("needs");
  out.open("goals");
  for (int i = 1; i <= 4; ++i) {
    out.item("goal");
    out.field("id", fmt::format("g{}", i));
    out.field("text", dice.of(goals));
    out.field("need", fmt::format("n{}", i));
    out.end_item("goal");
  }
  out.close("goals");
  out.open("actions");
  for (int i = 1; i <= 8; ++i) {
    out.item("action");
    out.field("id", fmt::format("a{}", i));
    out.field("text", dice.of(actions));
    out.field("goal", fmt::format("g{}", 1 + (i % 4)));
    const bool is_named = dice.roll(2) == 0;
    out.field("responsible", is_named ? fmt::format("{}, {}", dice.of(names), dice.of(roles)) : std::string(dice.of(roles)));
    out.field("when", dice.roll(2) == 0 ? "every Tuesday at 10am" : "ongoing");
    out.end_item("action");
  }
  out.close("actions");
}

std::string plan(std::size_t number, bool is_xml) {
  Dice dice(number);
  Writer out(is_xml);
  if (is_xml) {
    out.text = "<careplan>\n";
  } else {
    out.text = "---\ncareplan: 1\n";
  }
  out.field("id", fmt::format("SYN-{:07}", number));
  out.field("type", dice.roll(2) == 0 ? "inpatient" : "mental-health");
  out.field("ward", dice.of(wards));
  out.field("created", fmt::format("2026-0{}-1{}", 1 + dice.roll(3), dice.roll(10)));
  out.field("last_review", fmt::format("2026-03-0{}", 1 + dice.roll(9)));
  if (dice.roll(5) != 0) {
    out.field("review_date", fmt::format("2026-0{}-1{}", 3 + dice.roll(3), dice.roll(10)));
  }
  out.open("person");
  out.field("preferred_name", "Sam");
  out.field("views", paragraph(dice, 8));
  out.field("identity", paragraph(dice, 5));
  out.field("communication", paragraph(dice, 1));
  out.field("physical_health", paragraph(dice, 6));
  out.close("person");
  out.open("coordinator");
  out.field("name", dice.of(names));
  out.field("role", "Social Worker");
  out.field("phone", fmt::format("01632 960{:03}", dice.roll(1000)));
  out.close("coordinator");
  write_items(out, dice);
  out.open("crisis");
  out.field("notes", paragraph(dice, 7) + (dice.roll(2) == 0 ? " Ring the crisis line on 0808 157 0192, open 24/7." : ""));
  out.close("crisis");
  out.open("contingency");
  out.field("coordinator_away", paragraph(dice, 1));
  out.close("contingency");
  if (is_xml) {
    out.text += "</careplan>\n";
  }
  return out.text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: generate_plans N yaml|xml\n", stderr);
    return 2;
  }
  const std::string_view count_text(argv[1]);
  std::size_t count = 0;
  std::from_chars(count_text.data(), count_text.data() + count_text.size(), count);
  const bool is_xml = std::string_view(argv[2]) == "xml";
  if (is_xml) {
    std::fputs("<careplans>\n", stdout);
  }
  for (std::size_t i = 1; i <= count; ++i) {
    const std::string text = plan(i, is_xml);
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
  if (is_xml) {
    std::fputs("</careplans>\n", stdout);
  }
  return 0;
}
