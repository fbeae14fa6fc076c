#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_undecided(Context& context) {
    if (context.assumptions.gave_up())
        context.report_key("A1004", context.templ.conditions.node(),
                           "the conditions are too entangled to be decided in all places");
}

}  // namespace appinfra::validate::rules
