// Composer: makes an alert of each record.
//
//   Composer composer{options.words, in};
//   while (Record* record = in.next()) ...composer.compose(*record, alert)...
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "alert/alert.h"
#include "ndjson/stream.h"

namespace weir {

struct ComposerOptions {
  std::optional<Template> text{};
  std::vector<Template> parts{};  // Alert::parts, in this order
  std::vector<Template> to{};  // an alert for each; none: one for nobody in particular
  std::vector<Field> by{};     // Alert::key
  std::vector<Field> thread_by{};  // Alert::thread
  bool needs_all{};                // else, what a text lacks is ? in it
  Field time{};                    // empty: when the line arrived
};

class Composer {
 public:
  // The records of `in` are to have what the options name. Its reference is kept.
  Composer(ComposerOptions options, RecordReader& in);

  // Makes `alert` that of the record at hand.
  void compose(Record& record, Alert& alert);

  // The members of a record that the text tells.
  std::vector<std::string> told() const;

 private:
  // A template, and the slots of its places.
  struct Wording {
    Template words;
    std::vector<Slot> slots;
  };

  Slot slot_of(const Template::Place& place);
  Wording wording(Template words);
  void fill(const Wording& wording, const Record& record, Text& out);
  void say_missing(const Field& field);

  RecordReader& in_;
  bool needs_all_;
  std::uint64_t said_ = 0;
  std::optional<Wording> text_;
  std::vector<Wording> parts_;
  std::vector<Wording> to_;
  std::vector<Slot> by_;
  std::vector<Slot> thread_by_;
  std::optional<Slot> time_;
  std::vector<std::string_view> values_;
  Text scratch_;
};

}  // namespace weir
