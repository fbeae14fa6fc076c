#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_compute([[maybe_unused]] Context& context) {}

}  // namespace appinfra::validate::rules
