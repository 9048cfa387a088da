#include "cli/unexpected.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <vector>

#include "cli/run.h"
#include "text/nearest.h"

namespace weir {
namespace {

// The names are the app's for as long as it lives.
std::vector<std::string_view> long_options(const CLI::App& app) {
  std::vector<std::string_view> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.emplace_back(name);
  return names;
}

std::vector<std::string> directions(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* direction :
       app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(direction->get_name());
  return names;
}

// "list", "sub or pub", "consume, produce or list".
std::string any_of(const std::vector<std::string>& names) {
  std::string said;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) said.append(i + 1 < names.size() ? ", " : " or ");
    said.append(names[i]);
  }
  return said;
}

std::string question(std::string_view dashes, std::string_view word,
                     const std::vector<std::string_view>& names) {
  const std::string_view meant = nearest(word, names);
  if (meant.empty()) return {};
  return "; did you mean " + std::string(dashes).append(meant) + "?";
}

}  // namespace

std::string unexpected(const App& app) {
  const CLI::App* left = &app;
  while (left->remaining().empty() && !left->get_subcommands().empty())
    left = left->get_subcommands().back();
  assert(!left->remaining().empty());
  const std::vector<std::string> words = left->remaining();
  const auto option = std::find_if(words.begin(), words.end(), [](const auto& word) {
    return word.starts_with('-');
  });
  if (option == words.end()) {
    const std::vector<std::string> names = directions(*left);
    return "there is no place for " + words.front() +
           question("", words.front(), {names.begin(), names.end()});
  }
  if (!option->starts_with("--")) return "there is no " + option->substr(0, 2);
  const std::string name = option->substr(0, option->find('='));
  return "there is no " + name +
         question("--", std::string_view(name).substr(2), long_options(*left));
}

std::string needed_direction(const App& app) {
  if (app.get_require_subcommand_min() == 0 || !app.get_subcommands().empty())
    return {};
  const std::vector<std::string> names = directions(app);
  const std::vector<std::string> words = app.remaining();
  const std::string meant =
      words.empty() ? "" : question("", words.front(), {names.begin(), names.end()});
  return "needs " + any_of(names) + meant;
}

}  // namespace weir
