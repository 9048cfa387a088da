#include "toolbox/toolbox.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

#include "io/report.h"
#include "text/nearest.h"

namespace weir {
namespace {

// A tool's file has its name, or one that clashes with nobody's.
std::array<std::string, 2> names_of(std::string_view tool) {
  return {std::string(tool), "weir-" + std::string(tool)};
}

}  // namespace

Toolbox::Toolbox(std::span<const ListedTool> tools, std::filesystem::path folder)
    : tools_{tools}, folder_{std::move(folder)} {}

bool Toolbox::has(std::string_view name) const {
  return std::any_of(tools_.begin(), tools_.end(),
                     [&](const ListedTool& tool) { return tool.name == name; });
}

std::string Toolbox::refusal(std::string_view name) const {
  std::vector<std::string_view> names;
  for (const ListedTool& tool : tools_) names.push_back(tool.name);
  const std::string_view meant = nearest(name, names);
  std::string said = "there is no tool " + excerpt(name);
  if (!meant.empty()) said.append("; did you mean ").append(meant).append("?");
  return said;
}

std::string Toolbox::listing() const {
  std::size_t width = 0;
  for (const ListedTool& tool : tools_) width = std::max(width, tool.name.size());
  std::string lines;
  for (const ListedTool& tool : tools_) {
    lines.append(tool.name).append(width + 2 - tool.name.size(), ' ');
    lines.append(tool.summary).append("\n");
  }
  return lines;
}

std::string Toolbox::names() const {
  std::string all;
  for (const ListedTool& tool : tools_)
    all.append(all.empty() ? "" : ",").append(tool.name);
  return all;
}

std::filesystem::path Toolbox::program(std::string_view name) const {
  for (const std::string& file : names_of(name))
    if (std::filesystem::exists(folder_ / file)) return folder_ / file;
  throw std::runtime_error(std::string(name) + " isn't installed in " +
                           folder_.string());
}

std::optional<std::string> Toolbox::page(std::string_view name) const {
  const std::filesystem::path pages = folder_.parent_path() / "share/man/man1";
  for (const std::string& page : names_of(name)) {
    for (const char* ending : {".1", ".1.gz"})
      if (std::filesystem::exists(pages / (page + ending)))
        return (pages / (page + ending)).string();
  }
  return std::nullopt;
}

}  // namespace weir
