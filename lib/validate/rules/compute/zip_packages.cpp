#include "../../known_values.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

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

}  // namespace

void check_zip_packages(Context& context) {
    for (const std::uint32_t function : context.resources_of("AWS::Lambda::Function"))
        context.property(function, "", [&](NodeId properties) {
            std::string lacking;
            for (const std::string_view name : {"Handler", "Runtime"})
                if (presence(context.document, context.assumptions, properties, name) == Presence::absent)
                    (lacking += lacking.empty() ? "" : " and ") += name;
            const NodeId says = lacking.empty() ? document::none : said_by(context, properties);
            if (says)
                context.report_key("W2533", says, "code in a .zip file needs a " + lacking);
        });
}

}  // namespace appinfra::validate::rules
