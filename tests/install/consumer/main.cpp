#include <appinfra/diagnostics/diagnostic.hpp>
#include <appinfra/manifest/read.hpp>
#include <iostream>

int main() {
    appinfra::diagnostics::Sink sink;
    const auto manifest = appinfra::manifest::read(appinfra::manifest::built_in_example(), "built-in", sink);
    std::cout << (manifest && sink.empty() ? "read" : "refused") << '\n';
}
