#include "fleet/listing.h"

#include "fleet/anomaly.h"
#include "fleet/profile.h"
#include "fleet/words.h"

namespace weir {
namespace {

// None of these texts needs an escape.
void append_text(std::string& out, std::string_view label, std::string_view text) {
  out.append(label).append("\"").append(text).append("\"");
}

template <typename Number>
void append_number(std::string& out, std::string_view label, Number value) {
  out.append(label);
  append_digits(out, value);
}

void append_profile(std::string& out, const Profile& profile) {
  append_text(out, R"({"profile": )", profile.name);
  append_text(out, R"(, "about": )", profile.about);
  std::string_view before = R"(, "fields": [)";
  for (const std::string_view field : profile.fields) {
    append_text(out, before, field);
    before = ", ";
  }
  append_number(out, R"(], "devices": )", profile.devices);
  append_number(out, R"(, "rate": )", profile.rate(profile.devices));
  out.append("}\n");
}

void append_anomaly(std::string& out, const AnomalyInfo& kind) {
  append_text(out, R"({"anomaly": )", kind.name);
  append_text(out, R"(, "about": )", kind.about);
  append_number(out, R"(, "rate": )", kind.usual.rate);
  if (kind.usual.severity != 0)
    append_number(out, R"(, "severity": )", kind.usual.severity);
  append_number(out, R"(, "length": )", kind.usual.records);
  out.append("}\n");
}

}  // namespace

std::string listing() {
  std::string lines;
  for (const Profile& profile : profiles()) append_profile(lines, profile);
  for (const AnomalyInfo& kind : anomaly_kinds()) append_anomaly(lines, kind);
  return lines;
}

}  // namespace weir
