#include "appinfra/cfn/assembly.hpp"

#include <array>
#include <stdexcept>

namespace appinfra::cfn {

std::string_view name_of(Layer layer) {
    static constexpr std::array<std::string_view, layer_count> names{"network", "data", "edge", "app", "pipeline"};
    return names.at(static_cast<std::size_t>(layer));
}

Assembly::Block::Block(Assembly& assembly, Layer layer, std::string title, std::string comment)
    : assembly_(assembly), outer_(assembly.block_) {
    assembly.blocks_.push_back({std::move(title), std::move(comment), layer});
    assembly.block_ = assembly.blocks_.size() - 1;
}

Assembly::Block::~Block() { assembly_.block_ = outer_; }

std::size_t Assembly::current_block() const {
    if (!block_)
        throw std::logic_error("nothing can be added outside a block");
    return *block_;
}

void Assembly::claim(const std::string& name, std::size_t index, std::unordered_map<std::string, std::size_t>& names) {
    if (!names.emplace(name, index).second)
        throw std::logic_error("'" + name + "' is used twice");
}

void Assembly::refuse_taken(const std::string& name, const std::unordered_map<std::string, std::size_t>& others) const {
    if (others.contains(name))
        throw std::logic_error("'" + name + "' names a parameter and a resource");
}

void Assembly::add_resource(Resource resource) {
    refuse_taken(resource.logical_id, parameter_index_);
    claim(resource.logical_id, resources_.size(), resource_index_);
    if (resource.retention == Retention::by_type && resource.stateful)
        resource.retention = Retention::retain;
    resources_.push_back(std::move(resource));
}

Parameter Assembly::parameter(const std::string& name, ParameterSpec spec) {
    if (!parameter_index_.contains(name)) {
        refuse_taken(name, resource_index_);
        claim(name, parameters_.size(), parameter_index_);
        parameters_.push_back({name, std::move(spec), current_block()});
    }
    return {name};
}

Condition Assembly::condition(const std::string& name, const Condition& expr) {
    if (!condition_index_.contains(name)) {
        claim(name, conditions_.size(), condition_index_);
        conditions_.push_back({name, expr.expr});
    }
    return {Expr{.kind = Expr::Kind::condition, .text = name}};
}

void Assembly::take_values_from(const Assembly& other) {
    for (NamedParameter& parameter : parameters_)
        if (const NamedParameter* same = other.find_parameter(parameter.name))
            parameter.spec.value = same->spec.value;
}

void Assembly::assertion(Assertion assertion) { assertions_.push_back(std::move(assertion)); }

Any Assembly::tag_list() const {
    const Layer layer = blocks_.at(current_block()).layer;
    Expr list = Expr::list({});
    for (const Tag& tag : tags_)
        if (layer >= tag.from)
            list.items.push_back(object({{"Key", std::string(tag.key)}, {"Value", tag.value}}));
    return {std::move(list)};
}

void Assembly::output(std::string name, OutputSpec spec) {
    outputs_.push_back({std::move(name), std::move(spec), blocks_.at(current_block()).layer});
}

namespace {

template <class Entries>
const typename Entries::value_type* lookup(const Entries& entries,
                                           const std::unordered_map<std::string, std::size_t>& index,
                                           std::string_view name) {
    const auto found = index.find(std::string(name));
    return found == index.end() ? nullptr : &entries[found->second];
}

}  // namespace

std::string Assembly::description(std::optional<Layer> layer) const {
    std::string text = subject_;
    if (!summary_.empty() && (!layer || *layer >= Layer::app))
        text += ": " + summary_;
    if (layer)
        text += ". Layer: " + std::string(name_of(*layer));
    return text + ".";
}

const Assembly::Resource* Assembly::find_resource(std::string_view logical_id) const {
    return lookup(resources_, resource_index_, logical_id);
}
const Assembly::NamedParameter* Assembly::find_parameter(std::string_view name) const {
    return lookup(parameters_, parameter_index_, name);
}
const Assembly::NamedCondition* Assembly::find_condition(std::string_view name) const {
    return lookup(conditions_, condition_index_, name);
}

}  // namespace appinfra::cfn
