#include "alternative.hpp"

#include <array>

namespace appinfra::manifest {

std::string_view describe(Alternative alternative) {
    constexpr std::array<std::string_view, 8> texts{"everything",  "a new network", "an existing network",
                                                    "no log-in",   "OIDC log-in",   "Cognito log-in",
                                                    "no pipeline", "a pipeline"};
    return texts[static_cast<std::size_t>(alternative)];
}

bool holds(const App& app, Alternative alternative) {
    switch (alternative) {
        case Alternative::always:
            return true;
        case Alternative::new_network:
            return std::holds_alternative<NewNetwork>(app.network);
        case Alternative::existing_network:
            return std::holds_alternative<ExistingNetwork>(app.network);
        case Alternative::no_login:
            return std::holds_alternative<NoLogin>(app.login);
        case Alternative::oidc:
            return std::holds_alternative<OidcLogin>(app.login);
        case Alternative::cognito:
            return std::holds_alternative<CognitoLogin>(app.login);
        case Alternative::no_pipeline:
            return !app.pipeline;
        case Alternative::pipeline:
            return app.pipeline.has_value();
    }
    return false;
}

void choose(App& app, Alternative alternative) {
    switch (alternative) {
        case Alternative::always:
            break;
        case Alternative::new_network:
            app.network = NewNetwork{};
            break;
        case Alternative::existing_network:
            app.network = ExistingNetwork{};
            break;
        case Alternative::no_login:
            app.login = NoLogin{};
            break;
        case Alternative::oidc:
            app.login = OidcLogin{};
            break;
        case Alternative::cognito:
            app.login = CognitoLogin{};
            break;
        case Alternative::no_pipeline:
            app.pipeline.reset();
            break;
        case Alternative::pipeline:
            app.pipeline = Pipeline{};
            break;
    }
}

}  // namespace appinfra::manifest
