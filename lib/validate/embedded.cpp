#include "embedded.hpp"

#include "appinfra/document/read.hpp"
#include "functions.hpp"
#include "text.hpp"

namespace appinfra::validate {

Embedded::Embedded(const Document& templ, NodeId where, Format format) : templ_(templ), where_(where) {
    if (is_text(templ, where))
        parse(templ.text(where), format);
    else if (!is_scalar(templ, where) && !call_of(templ, where))
        root_ = where;
}

Embedded::Embedded(const Document& templ, NodeId where, std::string_view text) : templ_(templ), where_(where) {
    parse(text, Format::json);
}

void Embedded::parse(std::string_view text, Format format) {
    diagnostics::Sink errors;
    if (format == Format::json_or_yaml)
        parsed_ = document::read_template(text, "", errors);
    else if (text.find('{') != text.npos)
        parsed_ = document::read_json(text, "", errors);
    if (format == Format::json && errors.has_errors())
        parsed_.reset();
    root_ = parsed_ ? parsed_->root() : document::none;
}

std::string Embedded::located(NodeId node, std::string message) const {
    if (const std::string path = document().path(node); !path.empty())
        message += " at " + quoted(path);
    return message;
}

diagnostics::Diagnostic& Embedded::report(Context& context, RuleId rule, NodeId node, std::string message,
                                          std::string help) const {
    if (parsed_)
        return context.report_key(rule, where_, located(node, std::move(message)), std::move(help));
    return context.report(rule, node, std::move(message), std::move(help));
}

diagnostics::Diagnostic& Embedded::report_key(Context& context, RuleId rule, NodeId node, std::string message,
                                              std::string help) const {
    if (parsed_)
        return context.report_key(rule, where_, located(node, std::move(message)), std::move(help));
    return context.report_key(rule, node, std::move(message), std::move(help));
}

}  // namespace appinfra::validate
