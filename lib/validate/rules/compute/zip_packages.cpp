#include "../../known_values.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::string_view serverless_function = "AWS::Serverless::Function";

/// The property that says that the code is a .zip file, or `none`.
NodeId said_by(Context& context, NodeId properties) {
    const Document& document = context.document;
    NodeId says = document::none;
    each_value(document, context.assumptions, properties, "PackageType", [&](NodeId type) {
        if (text_of(document, type) == "Zip")
            says = document.find(properties, "PackageType");
    });
    if (says)
        return says;
    each_value(document, context.assumptions, properties, "Code", [&](NodeId code) {
        if (document.find(code, "ZipFile") || document.find(code, "S3Key"))
            says = document.find(properties, "Code");
    });
    return says;
}

/// AWS::Serverless makes a .zip file of whatever is no image.
NodeId said_to_serverless(Context& context, NodeId properties) {
    const Document& document = context.document;
    if (const NodeId says = said_by(context, properties))
        return says;
    for (const std::string_view image : {"PackageType", "ImageUri"})
        if (document.find(properties, image) || context.templ.sets_globally(serverless_function, image))
            return document::none;
    for (const std::string_view code : {"CodeUri", "InlineCode"})
        if (const NodeId says = document.find(properties, code))
            return says;
    return properties;
}

/// `Handler and Runtime`, of those that are not there.
std::string lacking_of(Context& context, std::string_view type, NodeId properties) {
    std::string lacking;
    for (const std::string_view name : {"Handler", "Runtime"})
        if (presence(context.document, context.assumptions, properties, name) == Presence::absent &&
            !context.templ.sets_globally(type, name))
            (lacking += lacking.empty() ? "" : " and ") += name;
    return lacking;
}

}  // namespace

void check_zip_packages(Context& context) {
    for (const std::string_view type : {std::string_view("AWS::Lambda::Function"), serverless_function})
        for (const std::uint32_t function : context.resources_of(type))
            context.property(function, "", [&](NodeId properties) {
                const std::string lacking = lacking_of(context, type, properties);
                if (lacking.empty() || context.document.kind(properties) != Kind::map ||
                    call_of(context.document, properties))
                    return;
                const NodeId says = type == serverless_function ? said_to_serverless(context, properties)
                                                                : said_by(context, properties);
                if (says)
                    context.report_key("W2533", says, "code in a .zip file needs a " + lacking);
            });
}

}  // namespace appinfra::validate::rules
