// The reader of manifests.
#include "appinfra/manifest/read.hpp"
#include "target.hpp"

using namespace appinfra;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    diagnostics::Sink sink;
    const auto manifest = manifest::read(text, "appinfra.yaml", sink);
    fuzz::require(manifest.has_value() != sink.has_errors());
    fuzz::print_all(sink, text);
    return 0;
}
