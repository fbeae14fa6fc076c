#include "appinfra/scenarios/puppet_repository.hpp"

#include <string>

#include "embedded/puppet.hpp"
#include "puppet_data.hpp"

namespace appinfra::scenarios {

std::vector<File> puppet_repository(const manifest::Manifest& manifest) {
    std::vector<File> files = puppet_data(manifest);
    for (const embedded::EmbeddedFile& file : embedded::puppet)
        files.push_back({std::string(file.path), std::string(file.text)});
    return files;
}

}  // namespace appinfra::scenarios
