#pragma once

#include "../../relations.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_required_tags(Context& context);
void check_group_tags(Context& context);
void check_tags_of_tasks(Context& context);
void check_tags_of_instances(Context& context);
void check_keys_by_case(Context& context);

}  // namespace appinfra::validate::rules
