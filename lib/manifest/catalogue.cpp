#include "appinfra/manifest/catalogue.hpp"

#include <array>

#include "findings.hpp"

namespace appinfra::manifest {
namespace {

constexpr std::array<CatalogueEntry, static_cast<std::size_t>(Id::too_many)> entries{{
    {"A0001", "not-yaml", "The manifest is not well-formed YAML, so nothing in it can be read."},
    {"A0002", "manifest-too-large", "The manifest has more bytes, levels or values than any manifest needs."},
    {"A0003", "bad-character",
     "A control character, a line break or bytes that are not UTF-8 stand where plain text belongs."},
    {"A0004", "not-one-mapping", "The manifest is not one YAML document with keys and values at its top."},
    {"A0005", "unsupported-yaml", "Anchors, aliases and tags are not read: each value stands where it is used."},
    {"A0006", "unknown-key", "No such key exists, so what it says would have no effect."},
    {"A0007", "duplicate-key", "The same key stands twice in one mapping, so one of the two values would be lost."},
    {"A0008", "missing-key", "A key without a default is not set."},
    {"A0009", "wrong-type", "A list, a mapping or nothing stands where something else belongs."},
    {"A0010", "wrong-unit", "An amount has no unit, or a unit that measures something else."},
    {"A0011", "malformed-value", "The value is not written the way this key reads it."},
    {"A0012", "out-of-range", "The amount is smaller or larger than AWS or the application allows."},
    {"A0013", "unknown-choice", "The value is not one of the words that this key knows."},
    {"A0014", "invalid-name", "The name has characters or a length that resources named after it cannot have."},
    {"A0015", "invalid-domain", "The text is not a host name that can have DNS records and a certificate."},
    {"A0016", "invalid-schedule", "The schedule is not an expression that EventBridge Scheduler accepts."},
    {"A0017", "invalid-timezone", "The text is not shaped like the name of a time zone."},
    {"A0018", "invalid-network-range", "The text is not an IPv4 range that a new network can have."},
    {"A0019", "public-network-range", "The network would use addresses that belong to others on the internet."},
    {"A0020", "invalid-identifier", "The text is not shaped like the identifier, address or path that belongs here."},
    {"A0021", "no-such-fargate-size", "Fargate does not have this combination of CPU and memory."},
    {"A0022", "reversed-range", "The smallest number is larger than the largest one."},
    {"A0023", "replica-without-backups", "RDS makes a read replica only of a database that keeps backups."},
    {"A0024", "no-such-retention", "CloudWatch Logs does not have this retention."},
    {"A0025", "plain-text-secret",
     "Something other than a reference stands where a secret belongs; a manifest never holds secrets."},
    {"A0026", "secret-in-environment",
     "A plain environment variable looks like a secret, and would be readable in the template."},
    {"A0027", "name-used-twice", "The same environment variable is both a secret and a plain variable."},
    {"A0028", "reserved-name", "The name is set by the scenarios themselves, or belongs to AWS."},
    {"A0029", "invalid-tag", "The tag has characters or a length that some AWS service refuses."},
    {"A0030", "same-domain", "The application and its reports cannot answer at the same domain name."},
    {"A0031", "fixed-key", "This key is the same in all environments, so an environment cannot override it."},
    {"A0032", "different-structure",
     "An environment would need other resources than the rest, but one template serves all."},
    {"A0033", "mixed-alternatives", "Keys of two alternatives stand side by side, and only one of them can be meant."},
    {"A0034", "needs-a-shell", "Commands are run without a shell, which alone would understand this character."},
    {"A0035", "too-many", "There are more entries than the resources made of them can have."},
}};

}  // namespace

std::span<const CatalogueEntry> catalogue() { return entries; }

}  // namespace appinfra::manifest
