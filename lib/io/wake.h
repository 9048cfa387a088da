// Wake: what one thread says to another that waits by poll(2).
//
//   wake.raise();        // here
//   poll(wake.descriptor()), wake.clear();  // there
#pragma once

namespace weir {

class Wake {
 public:
  // Throws std::system_error.
  Wake();
  ~Wake();

  Wake(const Wake&) = delete;
  Wake& operator=(const Wake&) = delete;

  // From here on descriptor() is readable. May be called in a signal handler.
  void raise() const;
  // And from here on no more.
  void clear() const;

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace weir
