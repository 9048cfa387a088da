#include "join/lookup.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "io/hangup.h"
#include "io/report.h"
#include "io/stop.h"
#include "join/json_table.h"

namespace weir {
namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t comma = text.find(',');
    parts.emplace_back(text.substr(0, comma));
    if (comma == text.npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Lookup::Lookup(const LookupOptions& options, RecordReader& in) {
  if (options.table.name.empty()) return;
  read_on(options.on);
  slots_ = in.key(fields_);
  const auto open = [&](int stop) { return open_table_source(options.table, stop); };
  feed_.emplace(open, key_columns_,
                FeedOptions{options.refresh, options.retry, &catch_hangups()});
  in.tally().show("table_rows", [this] { return table_ ? table_->now().rows() : 0; });
  in.tally().show("table_loads", [this] { return table_ ? table_->loads() : 0; });
  await_table(in.waiter());
  row_key_ = {table_->now().typing(), key_columns_.size()};
  if (!options.defaults.empty()) read_defaults(options.defaults);
  take_columns(options.take, in);
  const auto interest = [this] { return pollfd{feed_->descriptor(), POLLIN, 0}; };
  in.waiter().serve(interest, [this](short) { adopt(); });
}

// Says it once where that takes long, and once when it is over.
void Lookup::await_table(Waiter& waiter) {
  bool told = false;
  std::array<pollfd, 1> waiting{{{feed_->descriptor(), POLLIN, 0}}};
  while (!table_) {
    if (!waiter.wait_for(waiting, steady_now() + std::chrono::minutes{1}))
      throw Stopped{};
    TableVersion version = feed_->take();
    if (version.table) {
      if (told) report(feed_->name() + ": reached");
      table_.emplace(feed_->name(), std::move(version.table));
    } else if (version.passing) {
      if (!std::exchange(told, true)) report(version.problem + "; trying again");
    } else if (!version.problem.empty()) {
      throw std::runtime_error(version.problem);
    }
  }
}

void Lookup::adopt() {
  const std::string news = table_->adopt(feed_->take());
  finder_.forget();
  if (!news.empty()) report(news);
  doubt();
}

void Lookup::measure(std::size_t use) {
  if (doubts_.try_emplace(use).second) doubt();
}

void Lookup::doubt() {
  for (auto& [use, said] : doubts_) {
    const std::string doubt = table_->doubt(use);
    if (!doubt.empty() && doubt != said) report(doubt);
    said = doubt;
  }
}

void Lookup::take_columns(const std::string& take, RecordReader& in) {
  std::vector<std::string> columns;
  if (!take.empty()) {
    columns = split(take);
  } else {
    for (std::string& column : table_->now().columns())
      if (!contains(key_columns_, column)) columns.push_back(std::move(column));
  }
  for (const std::string& column : columns) {
    if (adds(column))
      throw std::invalid_argument("--take: " + column + " occurs twice");
    taken_.push_back({column, use(column), in.target(column)});
  }
}

void Lookup::read_on(const std::string& on) {
  for (const std::string& part : split(on)) {
    const std::size_t equals = part.find('=');
    fields_.push_back(Field::parse(part.substr(0, equals)));
    key_columns_.push_back(equals == part.npos ? fields_.back().name()
                                               : part.substr(equals + 1));
  }
}

void Lookup::read_defaults(const std::string& json) {
  TableBuilder builder{{}, Typing::Json};
  try {
    read_ndjson_table(json, builder);
    defaults_ = std::move(builder).build();
  } catch (const std::runtime_error&) {
    throw std::invalid_argument("--default: it is no JSON object");
  }
  if (defaults_->rows() != 1)
    throw std::invalid_argument("--default: it is no JSON object");
  for (const std::string& column : defaults_->columns()) table_->use(column);
}

bool Lookup::has(const std::string& column) const {
  return table_ && table_->now().column(column).has_value();
}

std::size_t Lookup::use(const std::string& column) {
  const std::size_t use = table_->use(column);
  default_places_.resize(std::max(default_places_.size(), use + 1));
  if (defaults_) default_places_[use] = defaults_->column(column);
  return use;
}

bool Lookup::adds(std::string_view name) const {
  return std::any_of(taken_.begin(), taken_.end(),
                     [&](const Column& column) { return column.name == name; });
}

bool Lookup::find_row(const Record& record) {
  row_key_.clear();
  for (const Slot slot : slots_) row_key_.add(*record.raw(slot));
  row_ = finder_.find(table_->now(), row_key_.text());
  return row_ || defaults_;
}

std::string_view Lookup::cell(std::size_t use) const {
  if (row_) return table_->cell(*row_, use);
  const auto place = default_places_[use];
  return place ? defaults_->cell(0, *place) : std::string_view();
}

Typing Lookup::typing() const { return row_ ? table_->now().typing() : Typing::Json; }

void Lookup::add_columns(Record& record) const {
  for (const Column& column : taken_) {
    const std::string_view json = cell(column.use);
    record.set_raw(column.target, json.empty() ? "null" : json);
  }
}

std::string Lookup::complaint(const Record& record) const {
  std::string why = "no row of the table has";
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    why.append(i == 0 ? " " : ", ").append(key_columns_[i]).append(" ");
    why.append(excerpt(*record.raw(slots_[i])));
  }
  return why;
}

}  // namespace weir
