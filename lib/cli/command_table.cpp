#include "cli/command_table.h"

#include <algorithm>

#include "cli/run.h"

namespace weir {
namespace {

// "WHAT:{a,b}" into WHAT, and a and b.
void take_type(TableOption& entry, const std::string& type) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  const bool listed = open < close && close != type.npos;
  entry.type = type.substr(0, listed ? open : type.size());
  if (!listed) return;
  if (entry.type.ends_with(':')) entry.type.pop_back();
  entry.choices = CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

TableOption::Value value_of(const CLI::Option& option, const std::string& type) {
  const bool is_flag = !option.get_positional() && option.get_expected_min() == 0;
  if (is_flag) return TableOption::Value::None;
  if (type == "FILE") return TableOption::Value::File;
  return type == "DIR" ? TableOption::Value::Folder : TableOption::Value::Word;
}

TableOption entry_of(const CLI::Option& option) {
  TableOption entry;
  for (const std::string& name : option.get_snames()) entry.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames())
    entry.names.push_back("--" + name);
  entry.help = option.get_description();
  take_type(entry, option.get_type_name());
  entry.value = value_of(option, entry.type);
  if (entry.value == TableOption::Value::None) entry.type.clear();
  if (entry.names.empty()) entry.type = option.get_name(true);
  entry.repeats = option.get_items_expected_max() > option.get_type_size_max();
  return entry;
}

void add_entries(TableCommand& command, const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    TableOption entry = entry_of(*option);
    (entry.names.empty() ? command.arguments : command.options)
        .push_back(std::move(entry));
  }
}

TableCommand command_of(const CLI::App& app) {
  TableCommand command{
      app.get_name(), app.get_description(), {}, {}, app.get_group() == "Tools"};
  add_entries(command, app);
  return command;
}

// A sub-command takes the options of the tool too, where it lets them through.
void add_fallen_through(TableCommand& command, const TableCommand& tool) {
  const auto has = [&](const TableOption& entry) {
    return std::any_of(
        command.options.begin(), command.options.end(),
        [&](const TableOption& own) { return own.names == entry.names; });
  };
  for (const TableOption& entry : tool.options)
    if (!has(entry)) command.options.push_back(entry);
}

}  // namespace

CommandTable command_table(const App& app) {
  CommandTable table{command_of(app), {}};
  for (const CLI::App* sub :
       app.get_subcommands([](const CLI::App*) { return true; })) {
    table.commands.push_back(command_of(*sub));
    if (sub->get_fallthrough()) add_fallen_through(table.commands.back(), table.tool);
  }
  return table;
}

}  // namespace weir
