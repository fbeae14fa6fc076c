#include <appinfra/manifest/read.hpp>
#include <appinfra/scenarios/render.hpp>
#include <iostream>

/// Renders the built-in example through the installed library and says how many resources that gives.
int main() {
    using namespace appinfra;
    const manifest::Manifest manifest = manifest::built_in_manifest();
    const auto templates = scenarios::render_templates(*scenarios::find("fargate"), manifest,
                                                       scenarios::default_environment(manifest), cfn::Layout::single);
    const document::Document& document = templates.front().document;
    const auto resources = document.child_count(document.find(document.root(), "Resources"));
    std::cout << (resources > 100 ? "rendered" : "too little") << '\n';
}
