#include "appinfra/inspect/inspect.hpp"

#include "appinfra/document/read.hpp"
#include "appinfra/validate/catalogue.hpp"

namespace appinfra::inspect {
namespace {

using Clock = std::chrono::steady_clock;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// Without parsing: whether it could be a template.
bool may_be_template(std::string_view text) {
    return contains(text, "AWSTemplateFormatVersion") ||
           (contains(text, "Resources") && contains(text, "Type") && contains(text, "::"));
}

bool is_template(const document::Document& document) {
    const document::NodeId root = document.root();
    if (!root || document.kind(root) != document::Kind::map)
        return false;
    if (document.find(root, "AWSTemplateFormatVersion"))
        return true;
    const document::NodeId resources = document.find(root, "Resources");
    if (!resources || document.kind(resources) != document::Kind::map)
        return false;
    for (const document::NodeId resource : document.children(resources))
        if (document.kind(resource) == document::Kind::map && document.find(resource, "Type"))
            return true;
    return false;
}

}  // namespace

Verdict inspect(std::string_view text, const std::string& file, Origin origin, const validate::Settings& settings) {
    Verdict verdict;
    if (origin == Origin::found && !may_be_template(text))
        return verdict;
    diagnostics::Sink sink;
    const Clock::time_point begin = Clock::now();
    const auto document = document::read_template(text, file, sink);
    const Clock::time_point read = Clock::now();
    verdict.is_template = origin == Origin::named || (document && is_template(*document)) ||
                          (!document && contains(text, "AWSTemplateFormatVersion"));
    if (!verdict.is_template)
        return verdict;
    if (!settings.selection.wants(validate::rule_index("E0000")))
        static_cast<void>(sink.take());
    if (document)
        validate::validate(*document, file, settings, sink);
    sink.sort();
    verdict.findings = sink.take();
    verdict.reading = read - begin;
    verdict.validating = Clock::now() - read;
    return verdict;
}

}  // namespace appinfra::inspect
