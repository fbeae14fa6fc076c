#include <variant>

#include "builder.hpp"

namespace appinfra::scenarios {
namespace {

constexpr std::string_view in_puppet = "hiera-eyaml on the Puppet server";

/// Where AWS has the secret.
std::string in_aws(const manifest::Secret& secret) {
    if (const auto* source = std::get_if<manifest::SecretsManagerSecret>(&secret.source.value))
        return "Secrets Manager, `" + source->id + "`" +
               (source->json_key.empty() ? "" : ", JSON key `" + source->json_key + "`");
    if (const auto* source = std::get_if<manifest::ParameterStoreSecret>(&secret.source.value))
        return "Parameter Store, `" + source->id + "`";
    return "Secrets Manager, made by the data layer";
}

std::string place_of(const manifest::Secret& secret, const Traits& traits) {
    return traits.release == Release::puppet ? std::string(in_puppet) : in_aws(secret);
}

Topic duties_of(Who who, const Texts& duties) {
    Topic topic{std::string(name_of(who)), {}};
    topic.notes.assign(duties.begin(), duties.end());
    return topic;
}

}  // namespace

std::vector<SecretMove> make_secret_moves(const Move& move) {
    std::vector<SecretMove> moves;
    for (const manifest::Secret& secret : move.spec.manifest.base.secrets)
        moves.push_back({secret.name, place_of(secret, move.from), place_of(secret, move.to)});
    return moves;
}

std::vector<Topic> make_duties(const Move& move) {
    std::vector<Topic> duties{duties_of(Who::application_team, move.to.application_team),
                              duties_of(Who::central_team, move.to.central_team),
                              {"the application team must know", {}}};
    duties.back().notes.assign(move.to.skills.begin(), move.to.skills.end());
    return duties;
}

}  // namespace appinfra::scenarios
