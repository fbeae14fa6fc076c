#pragma once

#include "../../relations.hpp"
#include "../rules.hpp"
#include "secret_flow.hpp"

namespace appinfra::validate::rules {

void check_secret_leaks(Context& context, SecretFlow& flow);
void check_secret_names(Context& context, SecretFlow& flow);
void check_secret_outputs(Context& context, SecretFlow& flow);
void check_keys(Context& context);
void check_secret_defaults(Context& context);
void check_spelled_secrets(Context& context);

}  // namespace appinfra::validate::rules
