#include "forest/slab.h"

#include <doctest/doctest.h>

#include <cstring>
#include <set>
#include <stdexcept>
#include <string>

using weir::Decoder;
using weir::Encoder;
using weir::Slab;

namespace {

std::string saved(const Slab& slab) {
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  slab.save(out);
  return bytes;
}

void load(Slab& slab, std::string_view bytes) {
  Decoder in{bytes};
  slab.load(in);
}

TEST_CASE("Slab: a row keeps its numbers until it is given back") {
  Slab slab{2};
  std::set<Slab::Index> rows;
  for (int i = 0; i < 100; ++i) {
    const Slab::Index row = slab.take();
    CHECK(rows.insert(row).second);
    slab.at(row)[0] = static_cast<float>(row);
    slab.at(row)[1] = -1;
  }
  for (const Slab::Index row : {50U, 3U, 99U}) slab.give_back(row);
  for (const Slab::Index row : rows)
    if (row != 50 && row != 3 && row != 99)
      CHECK(slab.at(row)[0] == static_cast<float>(row));
  CHECK(std::set{slab.take(), slab.take(), slab.take()} ==
        std::set<Slab::Index>{3, 50, 99});
}

TEST_CASE("Slab: has few more rows than are in use") {
  Slab slab{3};
  for (int i = 0; i < 600; ++i) slab.take();
  CHECK(slab.rows() <= Slab::most_rows(600));
  CHECK(slab.rows() < 700);
  CHECK(slab.bytes() == slab.rows() * 3 * sizeof(float));
}

TEST_CASE("Slab: knows which rows are taken") {
  Slab slab{1};
  const auto a = slab.take(), b = slab.take();
  slab.give_back(a);
  CHECK_FALSE(slab.taken()[a]);
  CHECK(slab.taken()[b]);
}

TEST_CASE("Slab: is read back as it was") {
  Slab slab{2};
  const auto a = slab.take(), b = slab.take();
  slab.at(b)[1] = 5;
  slab.give_back(a);

  Slab back{2};
  load(back, saved(slab));
  CHECK(back.at(b)[1] == 5);
  CHECK(back.take() == a);
}

TEST_CASE("Slab: doesn't take bytes for a slab that lead astray") {
  Slab slab{2};
  const auto a = slab.take(), b = slab.take();
  slab.give_back(a);
  slab.give_back(b);
  Slab other{3};
  CHECK_THROWS_AS(load(other, saved(slab)), std::runtime_error);

  const auto lead = [](Slab from, Slab::Index row, Slab::Index to) {
    static_assert(sizeof to == sizeof(float));
    std::memcpy(from.at(row), &to, sizeof to);
    return saved(from);
  };
  Slab back{2};
  CHECK_THROWS_AS(load(back, lead(slab, a, b)), std::runtime_error);     // a ring
  CHECK_THROWS_AS(load(back, lead(slab, a, 1000)), std::runtime_error);  // outside
}

}  // namespace
