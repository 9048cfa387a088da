// Toolbox: which tools there are, and where they are installed.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace weir {

struct ListedTool {
  std::string_view name;
  std::string_view summary;
};

class Toolbox {
 public:
  // The tools as they were listed when they were built, with their programs in
  // `folder`. Both the list and its texts outlive this.
  Toolbox(std::span<const ListedTool> tools, std::filesystem::path folder);

  bool has(std::string_view name) const;
  // What is said of a name that no tool has, and which may have been meant.
  std::string refusal(std::string_view name) const;

  // A line a tool: its name, and what it does; and the names alone, with commas.
  std::string listing() const;
  std::string names() const;

  // The program of a tool, NAME or else weir-NAME: what else is called NAME on PATH
  // doesn't matter. Throws std::runtime_error where it isn't there.
  std::filesystem::path program(std::string_view name) const;

  // The file of a tool's page, where it is installed with the tools: another of that
  // name, or none, may be all that man(1) finds. The page of `weir` is one too.
  std::optional<std::string> page(std::string_view name) const;

 private:
  std::span<const ListedTool> tools_;
  std::filesystem::path folder_;
};

}  // namespace weir
