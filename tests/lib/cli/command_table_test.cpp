#include "cli/command_table.h"

#include <doctest/doctest.h>

#include "cli/config.h"
#include "cli/options.h"

using weir::App;
using weir::command_table;
using weir::CommandTable;
using weir::TableCommand;
using weir::TableOption;

using Words = std::vector<std::string>;
using Value = TableOption::Value;

namespace {

const TableOption& find(const TableCommand& command, const std::string& name) {
  for (const TableOption& option : command.options)
    if (option.names.back() == name) return option;
  FAIL("there is no " << name);
  return command.options.front();
}

// What a command line of every kind of option comes to.
struct Everything {
  bool flag = false;
  std::string text;
  std::vector<std::string> texts;
  weir::StreamOptions stream;
};

CommandTable table_of(Everything& bound) {
  App app{"tool", "Do it.", ""};
  app.add_option("WHAT", bound.text)->type_name("{that,this}");
  app.add_option("FILE", bound.texts);
  app.add_flag("-f,--flag", bound.flag, "Whether");
  app.add_option("-t,--topic", bound.texts, "Which")->type_name("TOPIC");
  app.add_option("--folder", bound.text)->type_name("DIR");
  app.add_option("-q,--qos", bound.text)
      ->type_name("QOS")
      ->check(CLI::IsMember({0, 1, 2}));
  app.add_option("--quiet", bound.text)->group("");
  bind_stream(app, bound.stream);
  app.add_last_options();
  return command_table(app);
}

TEST_CASE("command_table: has each option's names, help and type") {
  Everything bound;
  const TableCommand tool = table_of(bound).tool;
  CHECK(tool.name == "tool");
  const TableOption& flag = find(tool, "--flag");
  CHECK(flag.names == Words{"-f", "--flag"});
  CHECK(flag.help == "Whether");
  CHECK(flag.value == Value::None);
  CHECK(flag.type.empty());
  CHECK(!flag.repeats);
  const TableOption& topic = find(tool, "--topic");
  CHECK(topic.value == Value::Word);
  CHECK(topic.type == "TOPIC");
  CHECK(topic.choices.empty());
  CHECK(topic.repeats);
}

TEST_CASE("command_table: knows files, folders and the words that would do") {
  Everything bound;
  const TableCommand tool = table_of(bound).tool;
  CHECK(find(tool, "--rejects").value == Value::File);
  CHECK(find(tool, "--folder").value == Value::Folder);
  CHECK(find(tool, "--qos").choices == Words{"0", "1", "2"});
  CHECK(find(tool, "--qos").type == "QOS");
  CHECK(find(tool, "--missing").choices == Words{"reject", "pass", "drop"});
  CHECK(find(tool, "--missing").type == "WHAT");
}

TEST_CASE("command_table: has the positionals apart") {
  Everything bound;
  const TableCommand tool = table_of(bound).tool;
  REQUIRE(tool.arguments.size() == 2);
  CHECK(tool.arguments[0].type == "WHAT");
  CHECK(tool.arguments[0].choices == Words{"that", "this"});
  CHECK(tool.arguments[0].value == Value::Word);
  CHECK(!tool.arguments[0].repeats);
  CHECK(tool.arguments[1].repeats);
}

TEST_CASE("command_table: has --help and --version, and nothing that the help hasn't") {
  Everything bound;
  const TableCommand tool = table_of(bound).tool;
  find(tool, "--help");
  find(tool, "--version");
  for (const TableOption& option : tool.options) {
    CHECK(option.names != Words{"--completion"});
    CHECK(option.names != Words{"--quiet"});
  }
}

TEST_CASE("command_table: gives sub-commands what they let through to the tool") {
  App app{"tool", "Do it.", ""};
  std::string topic;
  app.add_subcommand("sub", "Read")->add_option("--topic", topic, "Which");
  app.add_subcommand("other", "Run it")->group("Tools");
  bind_config(app);
  app.add_last_options();
  const CommandTable table = command_table(app);
  REQUIRE(table.commands.size() == 2);
  const TableCommand& sub = table.commands[0];
  CHECK(sub.name == "sub");
  CHECK(sub.help == "Read");
  CHECK(!sub.is_program);
  find(sub, "--topic");
  CHECK(find(sub, "--config").type == "FILE");
  CHECK(std::count_if(sub.options.begin(), sub.options.end(), [](const auto& option) {
          return option.names == Words{"--help"};
        }) == 1);
  CHECK(table.commands[1].is_program);
}

}  // namespace
