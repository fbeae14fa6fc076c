#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_secrets([[maybe_unused]] Context& context) {}

}  // namespace appinfra::validate::rules
