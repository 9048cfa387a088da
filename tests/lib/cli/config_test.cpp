#include "cli/config.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "support/scratch.h"

using weir::App;

namespace {

// A tool with two sub-commands, and a file for it.
class Tool {
 public:
  Tool() {
    CLI::App& sub = *app_.add_subcommand("sub", "Reads");
    sub.add_option("-t,--topic", topics)->allow_extra_args(false);
    sub.add_option("--host", host);
    sub.add_flag("--raw", raw);
    sub.add_option("-D,--property", properties)->expected(2, 3);
    app_.add_subcommand("pub", "Writes")->add_flag("--retain");
    weir::bind_config(app_);
  }

  void run(const std::string& file, std::vector<std::string> arguments) {
    std::ofstream{path_} << file;
    arguments.insert(arguments.end(), {"--config", path_});
    app_.parse(std::vector<std::string>{arguments.rbegin(), arguments.rend()});
  }

  const std::string& path() const { return path_; }

  std::vector<std::string> topics;
  std::string host = "localhost";
  bool raw = false;
  std::vector<std::vector<std::string>> properties;

 private:
  weir::Scratch scratch_;
  std::string path_ = scratch_ / "tool.conf";
  App app_{"tool", "Does things.", ""};
};

TEST_CASE("Config: a line is an option and its value, whatever characters it has") {
  Tool tool;
  tool.run("host = a b, c  \n\n# topic = no\n  topic=x/#\ntopic = [y]=z\nraw\n",
           {"sub"});
  CHECK(tool.host == "a b, c");
  CHECK(tool.topics == std::vector<std::string>{"x/#", "[y]=z"});
  CHECK(tool.raw);
}

TEST_CASE("Config: the command line goes before the file") {
  Tool tool;
  tool.run("topic = x\nhost = a\n", {"sub", "-t", "y"});
  CHECK(tool.topics == std::vector<std::string>{"y"});
  CHECK(tool.host == "a");
}

TEST_CASE("Config: a flag can be said to be off") {
  Tool tool;
  tool.run("raw = false\n", {"sub"});
  CHECK_FALSE(tool.raw);
}

TEST_CASE("Config: what an option takes several of stands with blanks between") {
  Tool tool;
  tool.run("property = a 1\nproperty = b  2 3\n", {"sub"});
  CHECK(tool.properties ==
        std::vector<std::vector<std::string>>{{"a", "1"}, {"b", "2", "3"}});
}

TEST_CASE("Config: what only another sub-command has is passed over") {
  Tool tool;
  tool.run("retain\nhost = a\n", {"sub"});
  CHECK(tool.host == "a");
}

TEST_CASE("Config: what no sub-command has is told of with its line") {
  Tool tool;
  const std::string why = tool.path() + ": line 2: there is no option --hots";
  CHECK_THROWS_WITH_AS(tool.run("raw\nhots = a\n", {"sub"}), why.c_str(),
                       std::invalid_argument);
}

TEST_CASE("Config: an option without its value is told of") {
  Tool tool;
  const std::string why = tool.path() + ": line 1: host wants a value";
  CHECK_THROWS_WITH_AS(tool.run("host\n", {"sub"}), why.c_str(), std::invalid_argument);
}

TEST_CASE("default_config(): in the folder for it, or the home") {
  ::setenv("XDG_CONFIG_HOME", "/x", 1);
  CHECK(weir::default_config("mqtt-cat") == "/x/weir/mqtt-cat.conf");
  ::unsetenv("XDG_CONFIG_HOME");
  ::setenv("HOME", "/home/doc", 1);
  CHECK(weir::default_config("mqtt-cat") == "/home/doc/.config/weir/mqtt-cat.conf");
}

}  // namespace
