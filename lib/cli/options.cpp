#include "cli/options.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "text/size.h"

namespace weir {
namespace {

constexpr std::size_t largest_size = std::size_t{2} << 30U;

// Throws what makes run() say that `text` won't do for `name`, and why.
[[noreturn]] void refuse(const std::string& name, const std::string& text,
                         const std::string& why) {
  throw CLI::ValidationError(name + " " + text + ": " + why);
}

std::optional<std::uint64_t> parse_whole(std::string_view text,
                                         std::string_view& rest) {
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return std::nullopt;
  rest = text.substr(static_cast<std::size_t>(end - text.data()));
  return value;
}

Field parse_field(const std::string& name, const std::string& text) {
  try {
    return Field::parse(text);
  } catch (const std::invalid_argument& error) {
    refuse(name, text, error.what());
  }
}

// Shows `value` as the default, where there is one.
CLI::Option* with_default(CLI::Option* option, const std::string& type,
                          const std::string& value) {
  option->type_name(type);
  return value.empty() ? option : option->default_str(value);
}

}  // namespace

CLI::Option* add_duration(CLI::App& app, const std::string& name, Duration& value,
                          const std::string& help) {
  const auto read = [&value, name](const std::string& text) {
    const auto span = parse_duration(text);
    if (!span)
      refuse(name, text,
             "a span is a number and its unit, such as 500ms, 30s, 5m, 1h, 7d");
    if (*span == Duration{}) refuse(name, text, "the span has to be longer than that");
    value = *span;
  };
  return with_default(app.add_option_function<std::string>(name, read, help), "SPAN",
                      value == Duration{} ? "" : format_duration(value));
}

CLI::Option* add_size(CLI::App& app, const std::string& name, std::size_t& value,
                      const std::string& help) {
  const auto read = [&value, name](const std::string& text) {
    const auto size = parse_size(text);
    if (!size || *size > largest_size)
      refuse(name, text,
             "a size is a number of bytes up to 2GiB, such as 64KiB or 16MiB");
    value = *size;
  };
  return with_default(app.add_option_function<std::string>(name, read, help), "SIZE",
                      format_size(value));
}

CLI::Option* add_count(CLI::App& app, const std::string& name, std::uint64_t& value,
                       const std::string& help) {
  const auto read = [&value, name](const std::string& text) {
    std::string_view rest;
    const auto count = parse_whole(text, rest);
    if (!count || !rest.empty() || *count == 0)
      refuse(name, text, "a whole number from 1 on is wanted");
    value = *count;
  };
  return with_default(app.add_option_function<std::string>(name, read, help), "N",
                      value == 0 ? "" : std::to_string(value));
}

CLI::Option* add_amount(CLI::App& app, const std::string& name, const std::string& help,
                        const std::function<void(double)>& take) {
  const auto read = [take, name](const std::string& text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || rest != end || !std::isfinite(value) || value < 0)
      refuse(name, text, "a number from 0 on is wanted");
    take(value);
  };
  return with_default(app.add_option_function<std::string>(name, read, help), "NUMBER",
                      "");
}

CLI::Option* add_field(CLI::App& app, const std::string& name, Field& value,
                       const std::string& help) {
  const auto read = [&value, name](const std::string& text) {
    value = parse_field(name, text);
  };
  return with_default(app.add_option_function<std::string>(name, read, help), "FIELD",
                      value.text());
}

CLI::Option* add_fields(CLI::App& app, const std::string& name,
                        std::vector<Field>& values, const std::string& help) {
  const auto read = [&values, name](const std::string& text) {
    values.clear();
    for (const std::string& part : CLI::detail::split(text, ','))
      values.push_back(parse_field(name, part));
  };
  return with_default(app.add_option_function<std::string>(name, read, help),
                      "FIELD,...", "");
}

void bind_time(CLI::App& app, Field& time) {
  add_field(app, "--time", time,
            "Field of the event's time (default: when the line arrived)");
}

void bind_by(CLI::App& app, std::vector<Field>& by) {
  add_fields(app, "--by", by, "Keep apart the records that differ in these fields");
}

void bind_max_keys(CLI::App& app, std::uint64_t& value, const std::string& help) {
  add_count(app, "--max-keys", value, help)->group("Limits");
}

void bind_state(CLI::App& app, StateOptions& options) {
  const std::string group = "State";
  app.add_option("--state", options.file,
                 "Go on from what this file holds, and save it there at the end")
      ->type_name("FILE")
      ->group(group);
  add_duration(app, "--save-every", options.save_every, "Save it every SPAN too")
      ->group(group);
}

void bind_stream(CLI::App& app, StreamOptions& options) {
  const std::string group = "Lines that won't do";
  const auto read_missing = [&options](const std::string& text) {
    if (text == "reject")
      options.missing = Missing::Reject;
    else if (text == "pass")
      options.missing = Missing::Pass;
    else if (text == "drop")
      options.missing = Missing::Drop;
    else
      refuse("--missing", text, "it is one of reject, pass and drop");
  };
  app.add_option_function<std::string>(
         "--missing", read_missing, "What to do with records that lack a needed field")
      ->type_name("WHAT:{reject,pass,drop}")
      ->default_str("reject")
      ->group(group);
  app.add_option("--rejects", options.rejects, "Append rejected lines to this file")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--strict", options.strict, "End at the first rejected line, status 1")
      ->group(group);
  add_size(app, "--max-line", options.max_line, "Reject lines longer than this")
      ->group(group);
  add_duration(app, "--stats", options.stats,
               "Write counts to stderr every SPAN and at the end")
      ->group("Other");
  app.add_flag("--progress", options.progress, "Show progress on the terminal")
      ->group("Other");
}

}  // namespace weir
