#include "secret_needs.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::string_view secret_paths[] = {
    "ContainerDefinitions/*/Secrets/*/ValueFrom",
    "ContainerDefinitions/*/LogConfiguration/SecretOptions/*/ValueFrom",
    "ContainerDefinitions/*/RepositoryCredentials/CredentialsParameter",
};

/// What it takes to read a value that a task definition names.
Need need_of(Context& context, NodeId value) {
    constexpr std::string_view read_secret = "secretsmanager:GetSecretValue";
    constexpr std::string_view read_parameter = "ssm:GetParameters";
    Need spelled;
    for (const Piece& piece : pieces_of(context.document, value)) {
        if (piece.kind == Piece::Kind::text) {
            if (piece.text.find(":secretsmanager:") != std::string_view::npos)
                return {read_secret};
            if (piece.text.find(":ssm:") != std::string_view::npos || piece.text.starts_with('/'))
                spelled = {read_parameter};
            continue;
        }
        const auto resource = context.templ.resources.find(piece.text);
        const std::string_view type = resource ? context.type_of(*resource) : std::string_view{};
        if (type == "AWS::SecretsManager::Secret" || type == "AWS::SecretsManager::SecretTargetAttachment")
            return {read_secret, *resource};
        if (type == "AWS::SSM::Parameter")
            return {read_parameter, *resource};
        if (piece.attribute == "MasterUserSecret.SecretArn")
            return {read_secret};
    }
    return spelled;
}

/// Whether a task surely has no execution role.
bool has_no_role(Context& context, std::uint32_t task) {
    const NodeId properties = context.properties(task);
    return properties && !call_of(context.document, properties) &&
           presence(context.document, context.assumptions, properties, "ExecutionRoleArn") == Presence::absent;
}

void check_key_of(Context& context, Permissions& permissions, SecretKeys& keys, std::uint32_t role, NodeId value,
                  const Need& need) {
    const auto key = need.target == Need::anything ? std::nullopt : keys.need(subject_of(context, need.target));
    if (!key || permissions.allows(role, *key) != Allowed::no)
        return;
    auto& finding =
        context.report("A2101", value, "execution role " + name_of(context, role) + " may not use the key of this",
                       "allow " + std::string(key->action) + " in a policy of the role");
    note_resource(context, finding, key->target, "the policy of this key leaves it to the policies of roles");
}

void check_secrets_of(Context& context, Permissions& permissions, SecretKeys& keys, std::uint32_t task,
                      std::string_view path) {
    const Places roles = referred(context, task, "ExecutionRoleArn", {"AWS::IAM::Role"});
    context.property(task, path, [&](NodeId value) {
        const Need need = need_of(context, value);
        if (need.action.empty())
            return;
        if (has_no_role(context, task))
            context.report("A2101", value, "the task has no execution role, which must read this",
                           "add ExecutionRoleArn with a role that allows " + std::string(need.action));
        for (const std::uint32_t role : roles)
            if (permissions.allows(role, need) == Allowed::no) {
                auto& finding =
                    context.report("A2101", value, "execution role " + name_of(context, role) + " may not read this",
                                   "allow " + std::string(need.action) + " in a policy of the role");
                note_lack(context, finding, role, need.action);
            } else {
                check_key_of(context, permissions, keys, role, value, need);
            }
    });
}

/// The program itself reads what its environment names, with the role of the task.
void check_environment_of(Context& context, Permissions& permissions, std::uint32_t task) {
    const Places roles = referred(context, task, "TaskRoleArn", {"AWS::IAM::Role"});
    if (roles.empty())
        return;
    context.property(task, "ContainerDefinitions/*/Environment/*/Value", [&](NodeId value) {
        const Need need = reading_need(context, value);
        for (const std::uint32_t role : roles)
            if (!need.action.empty() && permissions.allows(role, need) == Allowed::no) {
                auto& finding = context.report(
                    "A2109", value,
                    "task role " + name_of(context, role) + " does not allow " + std::string(need.action),
                    "allow it in a policy of the role");
                note_lack(context, finding, role, need.action);
            }
    });
}

bool runs_on_fargate(Context& context, std::uint32_t task) {
    bool found = false;
    context.property(task, "RequiresCompatibilities/*",
                     [&](NodeId value) { found = found || text_of(context.document, value) == "FARGATE"; });
    return found;
}

bool is_own_image(Context& context, NodeId image) {
    for (const Piece& piece : pieces_of(context.document, image)) {
        const auto resource = piece.kind == Piece::Kind::text ? std::nullopt : context.templ.resources.find(piece.text);
        if ((piece.kind == Piece::Kind::text && piece.text.find(".dkr.ecr.") != std::string_view::npos) ||
            (resource && context.type_of(*resource) == "AWS::ECR::Repository"))
            return true;
    }
    return false;
}

void demand(Context& context, Permissions& permissions, std::uint32_t task, NodeId where, std::string_view action) {
    if (has_no_role(context, task))
        context.report("A2102", where, "the task has no execution role, which must be allowed " + std::string(action),
                       "add ExecutionRoleArn with a role that has AmazonECSTaskExecutionRolePolicy");
    for (const std::uint32_t role : referred(context, task, "ExecutionRoleArn", {"AWS::IAM::Role"}))
        if (permissions.allows(role, {action}) == Allowed::no) {
            auto& finding = context.report(
                "A2102", where, "execution role " + name_of(context, role) + " does not allow " + std::string(action),
                "attach the managed policy service-role/AmazonECSTaskExecutionRolePolicy to the role");
            note_resource(context, finding, role, "this role starts the task");
        }
}

void check_start(Context& context, Permissions& permissions, std::uint32_t task) {
    context.property(task, "ContainerDefinitions/*/Image", [&](NodeId image) {
        if (is_own_image(context, image))
            demand(context, permissions, task, image, "ecr:BatchGetImage");
    });
    context.property(task, "ContainerDefinitions/*/LogConfiguration/LogDriver", [&](NodeId driver) {
        if (text_of(context.document, driver) == "awslogs")
            demand(context, permissions, task, driver, "logs:CreateLogStream");
    });
}

}  // namespace

void check_task_roles(Context& context, Permissions& permissions) {
    SecretKeys keys(context);
    for (const std::uint32_t task : context.resources_of("AWS::ECS::TaskDefinition")) {
        for (const std::string_view path : secret_paths)
            check_secrets_of(context, permissions, keys, task, path);
        check_environment_of(context, permissions, task);
        if (runs_on_fargate(context, task))
            check_start(context, permissions, task);
    }
}

}  // namespace appinfra::validate::rules
