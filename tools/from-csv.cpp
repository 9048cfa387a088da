// from-csv: makes records of delimited text. See from-csv(1).

#include <unistd.h>

#include <optional>
#include <stdexcept>

#include "cli/options.h"
#include "convert/csv_reader.h"
#include "convert/csv_record.h"

using namespace weir;

namespace {

struct Options {
  char delimiter = ',';
  std::vector<CsvColumn> columns;
  bool header = false;
  bool no_header = false;
  StreamOptions stream;
};

char parse_delimiter(const std::string& text) {
  if (text == "tab" || text == "\\t") return '\t';
  constexpr std::string_view refused("\"\n\r\0", 4);
  if (text.size() == 1 && text[0] > 0 && refused.find(text[0]) == refused.npos)
    return text[0];
  throw std::invalid_argument(
      "--delimiter " + text +
      ": one ASCII character is wanted, or tab; no quotation mark");
}

void bind(App& app, Options& options) {
  app.add_option_function<std::string>(
         "--delimiter",
         [&](const std::string& text) { options.delimiter = parse_delimiter(text); },
         "What stands between the fields; tab for a tab")
      ->type_name("C")
      ->default_str(",");
  app.add_option_function<std::string>(
         "--columns",
         [&](const std::string& text) { options.columns = parse_csv_columns(text); },
         "The columns, name[:type],...; a type is one of\n"
         "string, int, num, bool, time, list(SEPARATOR)")
      ->type_name("COLUMNS");
  auto* header = app.add_flag("--header", options.header,
                              "The first row holds names, which --columns replaces");
  app.add_flag("--no-header", options.no_header,
               "The first row holds data; without --columns they are c1, c2, ...")
      ->excludes(header);
  bind_stream(app, options.stream);
  app.remove_option(app.get_option("--missing"));
}

int from_csv(const Options& options) {
  RecordWriter out{STDOUT_FILENO};
  CsvReader in{STDIN_FILENO, out, options.delimiter, options.stream};
  std::optional<CsvRecord> record;
  const auto take_columns = [&](std::vector<CsvColumn> columns) {
    record.emplace(std::move(columns));
    in.expect(record->size());
  };

  const CsvRow* row = nullptr;
  const bool named = !options.columns.empty();
  if (options.header || (!named && !options.no_header)) row = in.header();
  if (named) {
    take_columns(options.columns);
  } else if (row != nullptr) {
    take_columns(csv_columns_of(row->fields()));
  }

  while ((row = in.next()) != nullptr) {
    if (!record) take_columns(numbered_csv_columns(row->fields().size()));
    if (record->append_to(out.pending(), row->fields())) {
      out.end_line();
    } else {
      in.reject(record->problem());
    }
  }
  return in.end();
}

}  // namespace

int main(int argc, char** argv) {
  App app{"from-csv", "Make records of delimited text: CSV, TSV and their like.",
          "  from-csv <readings.csv | window 1h avg:value --time timestamp\n"
          "  from-csv --delimiter tab --columns time:time,host,usage:num <usage.tsv\n"
          "  from-csv --columns 'eventid,sensorinput:list(#)' <events.csv\n"};
  Options options;
  bind(app, options);
  return run(app, argc, argv, Role::Filter, [&] { return from_csv(options); });
}
