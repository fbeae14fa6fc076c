#include "appinfra/schema/facts.hpp"

// The blob that the build makes from schemas/, as read-only data of the program.
asm(R"(
    .pushsection .rodata,"a"
    .balign 64
    .globl appinfra_embedded_facts
    .hidden appinfra_embedded_facts
appinfra_embedded_facts:
    .incbin ")" APPINFRA_FACTS_BLOB R"("
    .popsection
)");

extern "C" __attribute__((visibility("hidden"))) const std::uint32_t appinfra_embedded_facts[];

namespace appinfra::schema {

Facts Facts::embedded() { return Facts(Words(appinfra_embedded_facts)); }

}  // namespace appinfra::schema
