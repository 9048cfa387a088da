#include "csv/csv_row.h"

namespace weir {

CsvRow::Shape CsvRow::split(std::string_view text) {
  marks_.clear();
  at_ = 0;
  in_quotes_ = false;
  return scan(text);
}

CsvRow::Shape CsvRow::scan(std::string_view text) {
  for (;; ++at_) {
    if (in_quotes_ || (at_ < text.size() && text[at_] == '"')) {
      if (!close(text)) return Shape::Open;
      if (at_ < text.size() && text[at_] != delimiter_) return Shape::Broken;
    } else {
      begin_ = at_;
      while (at_ < text.size() && text[at_] != delimiter_) ++at_;
      marks_.push_back({begin_, at_, false});
    }
    if (at_ == text.size()) return finish(text);
  }
}

// Moves behind the mark that closes the quoted field; false where there is none.
bool CsvRow::close(std::string_view text) {
  if (!in_quotes_) {
    begin_ = ++at_;
    in_quotes_ = true;
    doubled_ = false;
  }
  for (;;) {
    const std::size_t quote = text.find('"', at_);
    if (quote == text.npos) {
      at_ = text.size();
      return false;
    }
    at_ = quote + 1;
    if (at_ == text.size() || text[at_] != '"') {
      marks_.push_back({begin_, quote, doubled_});
      in_quotes_ = false;
      return true;
    }
    doubled_ = true;
    ++at_;
  }
}

CsvRow::Shape CsvRow::finish(std::string_view text) {
  scratch_.clear();
  scratch_.reserve(text.size());  // enough for all, so that views into it stay
  fields_.clear();
  for (const Mark& mark : marks_) {
    const std::string_view field = text.substr(mark.begin, mark.end - mark.begin);
    fields_.push_back(mark.doubled ? undoubled(field) : field);
  }
  return Shape::Whole;
}

std::string_view CsvRow::undoubled(std::string_view text) {
  const std::size_t begin = scratch_.size();
  for (;;) {
    const std::size_t quote = text.find('"');
    if (quote == text.npos) break;
    scratch_.append(text, 0, quote + 1);
    text.remove_prefix(quote + 2);
  }
  scratch_.append(text);
  return std::string_view(scratch_).substr(begin);
}

}  // namespace weir
