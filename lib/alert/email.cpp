#include "alert/email.h"

#include <algorithm>
#include <array>
#include <vector>

#include "alert/printable.h"
#include "alert/wording.h"
#include "chart/line_chart.h"
#include "chart/png.h"
#include "ndjson/text.h"
#include "ndjson/value.h"

namespace weir {
namespace {

constexpr std::size_t longest_text = std::size_t{256} * 1024;
constexpr std::size_t longest_subject = 200;
constexpr std::size_t longest_answer = 200;
constexpr int mail_too_big = 552;

std::string first_line(std::string_view text) {
  std::string line{text.substr(0, text.find_first_of("\r\n"))};
  if (line.ends_with(':')) line.pop_back();  // of "3 alerts:"
  return line;
}

std::string subject_of(std::span<const Alert> alerts, const EmailForm& form,
                       std::string_view text) {
  const Alert& alert = alerts.front();
  std::string subject = first_line(text);
  if (form.has_subject && !alert.parts.empty()) {
    subject = (alert.resolved ? "Resolved: " : "") + alert.parts.front().plain;
    append_more(subject, alert.more + alerts.size() - 1);
  }
  std::string shown;
  append_printable(shown, subject);  // a newline in the data is no new header
  return cut_to(shown, longest_subject);
}

// Stable from run to run, as std::hash need not be: FNV-1a (Fowler, Noll, Vo).
std::string thread_id(std::string_view thread) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : thread)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string id = "weir-";
  for (int shift = 60; shift >= 0; shift -= 4)
    id.push_back(digits[hash >> shift & 0xFU]);
  return id;
}

std::vector<double> values_in(std::string_view list) {
  std::vector<double> values;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (const auto value = number_in(list.substr(0, end))) values.push_back(*value);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return values;
}

std::string caption(const std::string& field, const std::vector<double>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  std::string text = field + ": ";
  append_json_number(text, values.back());
  text.append(", of the last ").append(std::to_string(values.size()));
  text.append(" between ");
  append_json_number(text, *low);
  text.append(" and ");
  append_json_number(text, *high);
  return text;
}

void add_chart(Mail& mail, const std::string& field,
               const std::vector<double>& values) {
  const std::string words = caption(field, values);
  mail.picture.emplace();
  mail.picture->png = encode_png(line_chart(values));
  mail.picture->html =
      "<!DOCTYPE html>\n<html><body style=\"font-family: sans-serif\">\n<p>" +
      html_of(mail.text) + "</p>\n<p><img src=\"cid:chart\" alt=\"" + html_of(words) +
      "\"><br>\n<small>" + html_of(words) + "</small></p>\n</body></html>\n";
  mail.text.append("\n\n").append(words);
}

}  // namespace

Mail email_of(std::span<const Alert> alerts, const EmailForm& form, Time now) {
  const Alert& alert = alerts.front();
  const std::string words = words_of(alerts, now).plain;
  Mail mail{.from = form.from,
            .to = MailAddress::parse(alert.to),
            .subject = subject_of(alerts, form, words),
            .date = alert.posted,
            .id = alert.id,
            .text = cut_to_bytes(words, longest_text)};
  if (alerts.size() > 1) return mail;
  if (!alert.thread.empty()) mail.thread = thread_id(alert.thread);
  // One of an earlier run may have been made for another form.
  const std::size_t parts = form.has_subject ? 2 : 1;
  if (form.chart.empty() || alert.parts.size() < parts) return mail;
  if (const auto values = values_in(alert.parts.back().plain); values.size() > 1)
    add_chart(mail, form.chart, values);
  return mail;
}

Outcome outcome_of(const std::string& server, const std::string& to,
                   const SmtpDelivery& delivery, bool several) {
  using Kind = Outcome::Kind;
  using Stage = SmtpDelivery::Stage;
  if (delivery.taken) return {};
  Outcome outcome{Kind::Failed,
                  server + ": " +
                      (delivery.stage == Stage::Recipient ? to + ": " : "") +
                      cut_to_bytes(delivery.problem, longest_answer)};
  const bool refuses_this_one = delivery.stage == Stage::Content ||
                                delivery.code == mail_too_big ||
                                (delivery.stage == Stage::Recipient && several);
  if (delivery.code == 0 ? delivery.may_pass : delivery.code < 500)
    outcome.kind = Kind::Again;
  else if (delivery.code != 0 && refuses_this_one)
    outcome.kind = Kind::Refused;
  return outcome;
}

}  // namespace weir
