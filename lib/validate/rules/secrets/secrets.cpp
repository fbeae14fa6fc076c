#include "secrets.hpp"

namespace appinfra::validate::rules {

void check_secrets(Context& context) {
    if (SecretFlow flow(context); flow.any()) {
        check_secret_leaks(context, flow);
        check_secret_names(context, flow);
        check_secret_outputs(context, flow);
    }
    check_keys(context);
    check_secret_defaults(context);
    check_spelled_secrets(context);
}

}  // namespace appinfra::validate::rules
