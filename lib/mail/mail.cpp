#include "mail/mail.h"

#include <algorithm>

#include "mail/header.h"
#include "mail/quoted_printable.h"
#include "ndjson/base64.h"

namespace weir {
namespace {

void append_text_part(std::string& out, std::string_view kind, std::string_view text) {
  append_header(out, "Content-Type",
                std::string("text/").append(kind) + "; charset=UTF-8");
  append_header(out, "Content-Transfer-Encoding", "quoted-printable");
  out.append("\r\n");
  append_quoted_printable(out, text);
}

void append_png_part(std::string& out, std::string_view png) {
  constexpr std::size_t bytes_a_line = 57;  // 76 characters
  append_header(out, "Content-Type", "image/png");
  append_header(out, "Content-Transfer-Encoding", "base64");
  append_header(out, "Content-ID", "<chart>");
  append_header(out, "Content-Disposition", "inline; filename=\"chart.png\"");
  out.append("\r\n");
  for (; !png.empty(); png.remove_prefix(std::min(bytes_a_line, png.size()))) {
    append_base64(out, png.substr(0, bytes_a_line));
    out.append("\r\n");
  }
}

// Between parts of which no line begins like this: an encoded one has no "=_".
class Boundary {
 public:
  explicit Boundary(std::string_view name) : text_{"=_weir_"} { text_.append(name); }

  void begin(std::string& out, std::string_view kind) const {
    append_header(
        out, "Content-Type",
        std::string("multipart/").append(kind) + "; boundary=\"" + text_ + "\"");
  }
  void next(std::string& out) const {
    out.append("\r\n--").append(text_).append("\r\n");
  }
  void end(std::string& out) const {
    out.append("\r\n--").append(text_).append("--\r\n");
  }

 private:
  std::string text_;
};

void append_body(std::string& out, const Mail& mail) {
  if (!mail.picture) return append_text_part(out, "plain", mail.text);
  const Boundary forms{"forms"}, related{"related"};
  forms.begin(out, "alternative");
  forms.next(out);
  append_text_part(out, "plain", mail.text);
  forms.next(out);
  related.begin(out, "related");
  related.next(out);
  append_text_part(out, "html", mail.picture->html);
  related.next(out);
  append_png_part(out, mail.picture->png);
  related.end(out);
  forms.end(out);
}

}  // namespace

std::string mail_text(const Mail& mail) {
  std::string out;
  const auto full = [&](std::string_view id) {
    return std::string("<")
        .append(id)
        .append("@")
        .append(mail.from.domain())
        .append(">");
  };
  append_header(out, "Date", mail_date(mail.date));
  append_address_header(out, "From", mail.from);
  append_address_header(out, "To", mail.to);
  append_text_header(out, "Subject", mail.subject);
  append_header(out, "Message-ID", full(mail.id));
  if (!mail.thread.empty()) {
    // Its first mail refers to what never was, as all others do: so the thread has one
    // root, whoever was told of what, and in whatever order.
    append_header(out, "In-Reply-To", full(mail.thread));
    append_header(out, "References", full(mail.thread));
  }
  append_header(out, "Auto-Submitted", "auto-generated");
  append_header(out, "MIME-Version", "1.0");
  append_body(out, mail);
  return out;
}

std::string html_of(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
    case '&':
      html.append("&amp;");
      break;
    case '<':
      html.append("&lt;");
      break;
    case '>':
      html.append("&gt;");
      break;
    case '"':
      html.append("&quot;");
      break;
    case '\n':
      html.append("<br>\n");
      break;
    default:
      html.push_back(c);
    }
  }
  return html;
}

}  // namespace weir
