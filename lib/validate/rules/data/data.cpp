#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_data([[maybe_unused]] Context& context) {}

}  // namespace appinfra::validate::rules
