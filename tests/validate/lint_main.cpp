// appinfra_lint [--region REGION] FILE...: prints what the validator finds, for those who work on rules.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "appinfra/document/read.hpp"
#include "appinfra/inspect/nested.hpp"
#include "appinfra/validate/validate.hpp"

int main(int argc, char** argv) {
    using namespace appinfra;
    validate::Settings settings{.today = "2026-11-24", .read_nested = inspect::read_nested};
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--region" && i + 1 < argc) {
            settings.regions.emplace_back(argv[++i]);
            continue;
        }
        std::ifstream file(name, std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        diagnostics::Sink sink;
        if (const auto document = document::read_template(text, name, sink))
            validate::validate(*document, name, settings, sink);
        sink.sort();
        for (const diagnostics::Diagnostic& finding : sink.all()) {
            if (finding.suppressed)
                continue;
            std::cout << name << ':' << finding.span.begin.line << ':' << finding.span.begin.column << ": "
                      << finding.id << ' ' << finding.message << " [" << finding.path << "]\n";
            for (const diagnostics::Note& note : finding.notes)
                std::cout << "    " << note.span.begin.line << ':' << note.span.begin.column << ": " << note.message
                          << '\n';
            if (!finding.help.empty())
                std::cout << "    help: " << finding.help << '\n';
        }
    }
}
