#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_delivery([[maybe_unused]] Context& context) {}

}  // namespace appinfra::validate::rules
