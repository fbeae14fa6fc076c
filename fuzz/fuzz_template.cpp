// The validator, on whatever can be read of a template, and once more on that as our writer writes it.
#include "appinfra/validate/validate.hpp"
#include "target.hpp"

using namespace appinfra;

namespace {

std::size_t count_findings(const document::Document& document, diagnostics::Sink& sink) {
    const validate::Settings settings{.today = "2026-11-24", .required_tags = {"Owner"}};
    const std::size_t before = sink.all().size();
    validate::validate(document, "fuzz", settings, sink);
    return sink.all().size() - before;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    diagnostics::Sink sink;
    const auto document = document::read_template(text, "fuzz", sink);
    if (!document)
        return 0;
    const std::size_t found = count_findings(*document, sink);
    if (document->aliases().empty() && document->merged().empty()) {
        diagnostics::Sink again;
        const auto same = document::read_yaml(document::write_yaml(*document), "again", again);
        fuzz::require(same.has_value() && count_findings(*same, again) == found);
    }
    fuzz::print_all(sink, text);
    return 0;
}
