#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "appinfra/cfn/intrinsics.hpp"
#include "appinfra/cfn/resource_handle.hpp"
#include "appinfra/cfn/value.hpp"

namespace appinfra::cfn {

/// Which template a resource belongs to when a stack is cut into layers. In this order they are deployed.
enum class Layer : std::uint8_t {
    network,   ///< VPC, subnets, routes, endpoints.
    data,      ///< What holds state: database, buckets, secrets, log groups.
    edge,      ///< What must be in us-east-1: certificates for CloudFront.
    app,       ///< The scenario: load balancer, service, jobs, alarms.
    pipeline,  ///< What belongs to the application rather than to one environment.
};
inline constexpr std::size_t layer_count = 5;

[[nodiscard]] std::string_view name_of(Layer layer);

/// What happens to the resource when its stack, or its place in the template, goes away.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html (2026-11-23)
enum class Retention : std::uint8_t {
    by_type,  ///< Types that hold state are retained; others carry no policy.
    retain,   ///< Kept (but removed again when its own creation is rolled back), also when it is replaced.
    snapshot,
    discard,  ///< Deleted, deliberately: both policies say so.
};

/// A judge's finding that stays, with a reason that convinces a security reviewer.
struct Suppression {
    enum class Judge : std::uint8_t { cdk_nag, cfn_guard, checkov, cfn_lint };
    Judge judge;
    std::string rule;
    std::string reason;
};

/// What may be said of a resource besides its properties.
struct Options {
    std::string comment = {};  ///< What it is for; stands above it in YAML.
    std::vector<ResourceHandle> depends_on = {};
    std::optional<Condition> condition = {};
    Retention retention = Retention::by_type;
    Expr creation_policy = {};
    Expr update_policy = {};
    std::vector<Suppression> suppressions = {};
    std::optional<Value<String>> name_tag = {};  ///< A `Name` tag, for types that people tell apart by it.
};

/// The text of a parameter's value and where it came from.
struct Setting {
    std::string text;
    diagnostics::Origin origin = {};
};

struct ParameterSpec {
    std::string description;
    std::string type = "String";
    /// What the rendered environment uses: the parameter's default, and its entry in the parameter file.
    std::optional<Setting> value = {};
    /// Set by each deployment of the pipeline. Parameter files leave it out: there it would undo the last deployment.
    bool set_by_pipeline = false;
    std::vector<std::string> allowed_values = {};
    std::string allowed_pattern = {};
    std::string constraint = {};  ///< What to tell the user who breaks `allowed_pattern`.
    std::optional<std::int64_t> minimum = {};
    std::optional<std::int64_t> maximum = {};
};

struct OutputSpec {
    std::string description;
    Value<String> value;
    std::optional<Condition> condition = {};
};

/// The resources, parameters, conditions and outputs of one application for one environment, before they are laid out
/// as templates. Scenario code adds to it block by block; nothing is removed. Names are unique; a second use is a bug
/// (std::logic_error).
class Assembly {
public:
    struct Resource {
        std::string logical_id;
        std::string_view type;
        Layer layer;
        std::size_t block;  ///< Index into `blocks()`.
        TagStyle tag_style;
        std::string_view tag_property;
        Retention retention;  ///< Never `by_type`.
        bool stateful;
        Expr properties;
        Options options;
    };
    struct NamedParameter {
        std::string name;
        ParameterSpec spec;
        std::size_t block;
    };
    struct NamedCondition {
        std::string name;
        Expr expr;
    };
    struct NamedOutput {
        std::string name;
        OutputSpec spec;
        Layer layer;
    };
    struct Assertion {
        std::string name;
        std::optional<Expr> when;
        Expr assertion;
        std::string description;
    };
    struct BlockInfo {
        std::string title;
        std::string comment;
        Layer layer;
    };
    struct Tag {
        std::string key;
        Value<String> value;
        /// Layers below it go without, so that they stay the same whatever stands on them.
        Layer from = Layer::network;
    };

    /// `subject` names what is described in every template, `summary` what is special about its upper layers: those
    /// from `app` on, and the single template.
    explicit Assembly(std::string subject, std::string summary = {})
        : subject_(std::move(subject)), summary_(std::move(summary)) {}

    /// While it lives, what is added belongs to this block.
    class Block {
    public:
        Block(Assembly& assembly, Layer layer, std::string title, std::string comment);
        ~Block();
        Block(const Block&) = delete;
        Block& operator=(const Block&) = delete;

    private:
        Assembly& assembly_;
        std::optional<std::size_t> outer_;
    };

    template <class T>
    typename T::Attributes add(std::string logical_id, T properties, Options options = {}) {
        add_resource({.logical_id = logical_id,
                      .type = T::type,
                      .layer = blocks_.at(current_block()).layer,
                      .block = current_block(),
                      .tag_style = T::tag_style,
                      .tag_property = T::tag_property,
                      .retention = options.retention,
                      .stateful = T::stateful,
                      .properties = std::move(properties).lower(),
                      .options = std::move(options)});
        typename T::Attributes attributes;
        attributes.logical_id = std::move(logical_id);
        return attributes;
    }

    /// A parameter is part of every template that uses it. Asking again for the same name gives the same parameter.
    Parameter parameter(const std::string& name, ParameterSpec spec);
    Condition condition(const std::string& name, const Condition& expr);
    /// Gives each parameter the value that the same parameter has in `other`.
    void take_values_from(const Assembly& other);
    /// Checked by CloudFormation before anything is created (the `Rules` section).
    void assertion(Assertion assertion);
    void output(std::string name, OutputSpec spec);
    /// Put on every resource that can be tagged.
    void tag(Tag tag) { tags_.push_back(std::move(tag)); }
    /// The tags so far that belong on a resource of the current block, as a list of `{Key, Value}`: for what AWS makes
    /// later, from a launch template for instance, and for types whose facts name no property of their tags.
    [[nodiscard]] Any tag_list() const;

    /// Of the template of that layer, or of the single one.
    [[nodiscard]] std::string description(std::optional<Layer> layer) const;
    [[nodiscard]] const std::vector<Resource>& resources() const { return resources_; }
    [[nodiscard]] const std::vector<NamedParameter>& parameters() const { return parameters_; }
    [[nodiscard]] const std::vector<NamedCondition>& conditions() const { return conditions_; }
    [[nodiscard]] const std::vector<Assertion>& assertions() const { return assertions_; }
    [[nodiscard]] const std::vector<NamedOutput>& outputs() const { return outputs_; }
    [[nodiscard]] const std::vector<Tag>& tags() const { return tags_; }
    [[nodiscard]] const std::vector<BlockInfo>& blocks() const { return blocks_; }
    [[nodiscard]] const Resource* find_resource(std::string_view logical_id) const;
    [[nodiscard]] const NamedParameter* find_parameter(std::string_view name) const;
    [[nodiscard]] const NamedCondition* find_condition(std::string_view name) const;

private:
    void add_resource(Resource resource);
    void claim(const std::string& name, std::size_t index, std::unordered_map<std::string, std::size_t>& names);
    /// CloudFormation keeps parameters and resources in one name space.
    void refuse_taken(const std::string& name, const std::unordered_map<std::string, std::size_t>& others) const;
    [[nodiscard]] std::size_t current_block() const;

    std::string subject_;
    std::string summary_;
    std::vector<Resource> resources_;
    std::vector<NamedParameter> parameters_;
    std::vector<NamedCondition> conditions_;
    std::vector<Assertion> assertions_;
    std::vector<NamedOutput> outputs_;
    std::vector<Tag> tags_;
    std::vector<BlockInfo> blocks_;
    std::optional<std::size_t> block_;
    std::unordered_map<std::string, std::size_t> resource_index_;
    std::unordered_map<std::string, std::size_t> parameter_index_;
    std::unordered_map<std::string, std::size_t> condition_index_;
};

}  // namespace appinfra::cfn
