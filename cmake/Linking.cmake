# How the command line is linked: fully static when asked for and possible, so that it starts without a dynamic loader.
# Position independent all the same: a plain -static makes the first exception sort the unwind tables of the whole program
# (9 million instructions), and -static-pie finds them sorted.
add_library(appinfra_linking INTERFACE)
if(APPINFRA_STATIC)
  include(CheckCXXSourceCompiles)
  set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie)
  set(CMAKE_REQUIRED_LIBRARIES PkgConfig::YAML_CPP PkgConfig::PCRE2 PkgConfig::LIBYAML)
  check_cxx_source_compiles("int main() {}" APPINFRA_CAN_LINK_STATICALLY)
  unset(CMAKE_REQUIRED_LINK_OPTIONS)
  unset(CMAKE_REQUIRED_LIBRARIES)
  add_compile_options(-ffunction-sections -fdata-sections)
  target_link_options(appinfra_linking INTERFACE -Wl,--gc-sections)
  if(APPINFRA_CAN_LINK_STATICALLY)
    target_link_options(appinfra_linking INTERFACE -static-pie)
  else()
    message(STATUS "Static libraries are missing: the command line is linked dynamically")
  endif()
endif()
