// SVG, an element at a time.
#include "report/svg.h"

#include <fmt/format.h>

#include "encode/xml.h"

namespace careaudit::svg {

std::string open(double width, double height, std::string_view id, std::string_view title, std::string_view text) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
      "width=\"{0:.0f}\" height=\"{1:.0f}\" role=\"img\" aria-labelledby=\"{2}-t {2}-d\">\n"
      "<title id=\"{2}-t\">{3}</title>\n<desc id=\"{2}-d\">{4}</desc>\n",
      width, height, id, xml_text(title), xml_text(text));
}

std::string line(double x1, double y1, double x2, double y2, std::string_view colour, std::string_view more) {
  return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"{}/>\n", x1, y1, x2, y2, colour, more);
}

std::string label(double x, double y, std::string_view anchor, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, xml_text(text));
}

std::string shortened(const std::string& name, std::size_t most) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_start = (static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80U;
    if (is_start && characters++ == most) {
      return name.substr(0, i) + "…";
    }
  }
  return name;
}

}  // namespace careaudit::svg
