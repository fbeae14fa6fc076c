#include "../../text.hpp"
#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// Letters, digits, `_`, `.` and `-`, and in a path slashes between them; the first part does not start with a reserved
/// word. https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html (2026-11-24)
bool is_usual(std::string_view name) {
    const bool path = name.starts_with('/');
    if (path)
        name.remove_prefix(1);
    for (const std::string_view reserved : {"aws", "ssm"})
        if (is_same_but_case(name.substr(0, 3), reserved))
            return false;
    bool empty = true;
    for (const char c : name) {
        const char l = lower(c);
        if (path && c == '/' && !empty) {
            empty = true;
            continue;
        }
        if (!('a' <= l && l <= 'z') && !('0' <= c && c <= '9') && c != '_' && c != '.' && c != '-' &&
            static_cast<unsigned char>(c) < 0x80)
            return false;
        empty = false;
    }
    return !empty;
}

}  // namespace

void check_stored_names(Context& context) {
    for (const std::uint32_t parameter : context.resources_of("AWS::SSM::Parameter"))
        context.property(parameter, "Name", [&](NodeId name) {
            if (is_text(context.document, name) && !is_usual(context.document.text(name)))
                context.report_key("W3701", name,
                                   "parameter name " + quoted(context.document.text(name)) +
                                       " starts with a reserved word, or is not a path of letters, digits and _.-");
        });
}

}  // namespace appinfra::validate::rules
