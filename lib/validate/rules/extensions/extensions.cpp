#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_extensions([[maybe_unused]] Context& context) {}

}  // namespace appinfra::validate::rules
