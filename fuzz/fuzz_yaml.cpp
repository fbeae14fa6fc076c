// The reader and writer of YAML.
#include "target.hpp"

using namespace appinfra;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    diagnostics::Sink sink;
    const auto document = document::read_yaml(text, "fuzz.yaml", sink);
    fuzz::require(document.has_value() || sink.has_errors());
    if (document)
        fuzz::require_round_trip(*document);
    fuzz::print_all(sink, text);
    return 0;
}
