#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "appinfra/aws/ec2.hpp"
#include "appinfra/aws/s3.hpp"
#include "appinfra/aws/sqs.hpp"
#include "appinfra/aws/ssm.hpp"
#include "appinfra/cfn/layout.hpp"
#include "appinfra/document/write.hpp"
#include "catch.hpp"

namespace appinfra::cfn::tests {

using nlohmann::json;
using namespace nlohmann::literals;
namespace ec2 = aws::ec2;
namespace s3 = aws::s3;
namespace sqs = aws::sqs;
namespace ssm = aws::ssm;

inline json as_json(const Template& rendered) {
    return json::parse(document::write_json(rendered.document, document::JsonStyle::minified));
}

/// The one template of the single layout.
inline json single(const Assembly& assembly) {
    const std::vector<Template> templates = lay_out(assembly, Layout::single, {"notes", "production"}, "notes");
    REQUIRE(templates.size() == 1);
    return as_json(templates.front());
}

inline std::vector<Template> layered(const Assembly& assembly) {
    return lay_out(assembly, Layout::layered, {"notes", "production"}, "notes");
}

/// What a value becomes in a template, where `Vpc` and `Suffix` are there to be referred to.
inline json lowered(const Value<String>& value) {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::network, "Test", "");
    assembly.add("Vpc", ec2::VPC{});
    const Parameter suffix = assembly.parameter("Suffix", {.description = "A suffix."});
    assembly.add("Probe", ssm::Parameter{.Type = "String", .Value = value});
    return single(assembly).at("/Resources/Probe/Properties/Value"_json_pointer);
}

}  // namespace appinfra::cfn::tests
