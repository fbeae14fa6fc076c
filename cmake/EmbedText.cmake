# appinfra_embed(TARGET NAMESPACE FILE...)
#
# Makes each text file a constant of the target: templates/pipeline/release.sh becomes `NAMESPACE::release_sh` of the
# generated header "embedded/release_sh.hpp".
function(appinfra_embed TARGET NAMESPACE)
  set(directory ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME)
    string(MAKE_C_IDENTIFIER ${name} identifier)
    file(READ ${file} text)
    file(CONFIGURE OUTPUT ${directory}/embedded/${identifier}.hpp @ONLY NEWLINE_STYLE LF CONTENT
[==[#pragma once

#include <string_view>

namespace @NAMESPACE@ {

inline constexpr std::string_view @identifier@ = R"appinfra(@text@)appinfra";

}  // namespace @NAMESPACE@
]==])
  endforeach()
  target_include_directories(${TARGET} PRIVATE ${directory})
endfunction()
