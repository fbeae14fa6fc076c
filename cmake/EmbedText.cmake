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

# appinfra_embed_folder(TARGET NAMESPACE FOLDER [PATTERN])
#
# Makes the text files under the folder (whose names fit the pattern) a table of the target, in the order of their paths: templates/puppet becomes
# `NAMESPACE::puppet` of the generated header "embedded/puppet.hpp", an array of path (relative to the folder) and text.
function(appinfra_embed_folder TARGET NAMESPACE FOLDER)
  get_filename_component(name ${FOLDER} NAME)
  string(MAKE_C_IDENTIFIER ${name} identifier)
  set(pattern *)
  if(ARGC GREATER 3)
    set(pattern ${ARGV3})
  endif()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS LIST_DIRECTORIES false RELATIVE ${FOLDER} ${FOLDER}/${pattern})
  list(SORT files)
  list(LENGTH files count)
  set(entries "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${FOLDER}/${file})
    file(READ ${FOLDER}/${file} text)
    string(APPEND entries "    {\"${file}\"sv, R\"appinfra(${text})appinfra\"sv},\n")
  endforeach()
  set(directory ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${directory}/embedded/${identifier}.hpp @ONLY NEWLINE_STYLE LF CONTENT
[==[#pragma once

#include <array>
#include <string_view>

namespace @NAMESPACE@ {

struct EmbeddedFile {
    std::string_view path;
    std::string_view text;
};

using namespace std::string_view_literals;  // a literal with its length: clang counts the steps to measure others

inline constexpr std::array<EmbeddedFile, @count@> @identifier@{{
@entries@}};

}  // namespace @NAMESPACE@
]==])
  target_include_directories(${TARGET} PRIVATE ${directory})
endfunction()
