#pragma once

#include "appinfra/schema/facts.hpp"
#include "appinfra/schema/model.hpp"

/// The model that the facts were written from, read through their public interface.
[[nodiscard]] appinfra::schema::Model rebuild(const appinfra::schema::Facts& facts);
