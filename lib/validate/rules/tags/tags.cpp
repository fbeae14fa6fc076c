#include "tags.hpp"

namespace appinfra::validate::rules {

void check_tags(Context& context) {
    if (!context.settings.required_tags.empty() && !context.templ.has_macro && !context.templ.serverless) {
        check_required_tags(context);
        check_group_tags(context);
    }
    if (context.wants("A2403") || context.wants("A2405"))
        check_tags_of_tasks(context);
    if (context.wants("A2404") || context.wants("A2407"))
        check_tags_of_instances(context);
    check_keys_by_case(context);
}

}  // namespace appinfra::validate::rules
