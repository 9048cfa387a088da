#include "cli/config.h"

#include <algorithm>
#include <cstdlib>
#include <istream>
#include <memory>
#include <string_view>
#include <vector>

namespace weir {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr const char* between_groups = "%%";  // as CLI11 has it

std::string trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  const std::size_t end = text.find_last_not_of(blanks) + 1;
  return std::string(text.substr(begin, std::max(begin, end) - begin));
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> result;
  for (std::size_t at = text.find_first_not_of(blanks); at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    result.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(blanks, end);
  }
  return result;
}

// CLI11's own formats take a # for a comment wherever it stands, and a blank or a
// comma for the end of a value; there are topics and conditions of all three.
class LinePerOption : public CLI::Config {
 public:
  explicit LinePerOption(const CLI::App& app) : app_{app} {}

  std::string to_config(const CLI::App* /*app*/, bool /*defaults*/,
                        bool /*descriptions*/, std::string /*prefix*/) const override {
    return {};  // nothing here writes one
  }

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    std::vector<CLI::ConfigItem> found;
    std::string line;
    for (std::size_t number = 1; std::getline(input, line); ++number) {
      line = trimmed(line);
      if (!line.empty() && line.front() != '#') take(line, number, found);
    }
    return found;
  }

 private:
  // The sub-command that was typed, or the tool itself.
  const CLI::App& command() const {
    const auto typed = app_.get_subcommands();
    return typed.empty() ? app_ : *typed.front();
  }

  bool others_have(const std::string& name) const {
    const auto all = app_.get_subcommands([](const CLI::App*) { return true; });
    return std::any_of(all.begin(), all.end(), [&](const CLI::App* other) {
      return other->get_option_no_throw("--" + name) != nullptr;
    });
  }

  [[noreturn]] void refuse(std::size_t number, const std::string& why) const {
    throw std::invalid_argument(app_.get_config_ptr()->as<std::string>() + ": line " +
                                std::to_string(number) + ": " + why);
  }

  void take(const std::string& line, std::size_t number,
            std::vector<CLI::ConfigItem>& found) const {
    const std::size_t equals = line.find('=');
    const std::string name = trimmed(line.substr(0, equals));
    const CLI::Option* option = command().get_option_no_throw("--" + name);
    if (option == nullptr) {
      if (!others_have(name)) refuse(number, "there is no option --" + name);
      return;
    }
    const bool is_flag = option->get_expected_min() == 0;
    if (equals == line.npos && !is_flag) refuse(number, name + " wants a value");

    const std::string value =
        equals == line.npos ? "true" : trimmed(line.substr(equals + 1));
    const auto known = std::find_if(found.begin(), found.end(), [&](const auto& item) {
      return item.name == name;
    });
    CLI::ConfigItem& item = known == found.end() ? found.emplace_back() : *known;
    if (&command() != &app_) item.parents = {command().get_name()};
    item.name = name;
    if (option->get_items_expected_min() < 2) {
      item.inputs.push_back(value);
      return;
    }
    if (!item.inputs.empty()) item.inputs.emplace_back(between_groups);
    for (const std::string& word : words(value)) item.inputs.push_back(word);
  }

  const CLI::App& app_;
};

}  // namespace

std::string default_config(const std::string& tool) {
  const char* folder = std::getenv("XDG_CONFIG_HOME");
  if (folder != nullptr && *folder != '\0')
    return std::string(folder) + "/weir/" + tool + ".conf";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return {};
  return std::string(home) + "/.config/weir/" + tool + ".conf";
}

void bind_config(App& app) {
  app.config_formatter(std::make_shared<LinePerOption>(app));
  app.set_config("--config", default_config(app.get_name()),
                 "Holds options, a line each: name = value")
      ->type_name("FILE")
      ->option_text("FILE")
      ->group("Other");
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
    command->fallthrough();
}

}  // namespace weir
