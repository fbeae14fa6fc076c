#include "policies.hpp"

namespace appinfra::validate::rules {

void check_version(const Policy& policy) {
    const Document& document = policy.document.document();
    policy.each(policy.document.root(), "Version", [&](NodeId version) {
        if (text_of(document, version) == "2008-10-17")
            policy.document.report(policy.context, "W2511", version, "the policy has the version 2008-10-17",
                                   "use 2012-10-17: the older version knows no policy variables");
    });
}

}  // namespace appinfra::validate::rules
