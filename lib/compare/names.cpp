#include "appinfra/compare/predict.hpp"

namespace appinfra::compare {

std::string_view name_of(Effect effect) {
    switch (effect) {
        case Effect::unchanged:
            return "unchanged";
        case Effect::changed:
            return "changed";
        case Effect::conditional:
            return "added or removed by its condition";
        case Effect::may_be_replaced:
            return "may be replaced";
        case Effect::replaced:
            return "replaced";
        case Effect::added:
            return "added";
        case Effect::removed:
            return "removed";
        case Effect::retyped:
            return "of another type";
    }
    return {};
}

std::string_view name_of(Fate fate) {
    switch (fate) {
        case Fate::stays:
            return "stays";
        case Fate::retained:
            return "retained";
        case Fate::snapshotted:
            return "deleted with a snapshot";
        case Fate::discarded:
        case Fate::deleted:
            return "deleted";
    }
    return {};
}

}  // namespace appinfra::compare
