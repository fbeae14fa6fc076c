# The command line with completions and manual, the libraries with their headers, and a CMake package.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(modules GLOBAL PROPERTY APPINFRA_MODULES)
add_library(appinfra INTERFACE)
add_library(appinfra::appinfra ALIAS appinfra)
target_link_libraries(appinfra INTERFACE ${modules})

install(TARGETS appinfra ${modules} EXPORT appinfraTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/appinfra)
install(EXPORT appinfraTargets NAMESPACE appinfra:: DESTINATION ${package_folder})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/appinfraConfig.cmake.in appinfraConfig.cmake
  INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(appinfraConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/appinfraConfig.cmake ${PROJECT_BINARY_DIR}/appinfraConfigVersion.cmake
  DESTINATION ${package_folder})

install(TARGETS appinfra_cli RUNTIME)
install(FILES docs/appinfra.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# The program writes its own completions; it is asked for them when installing.
function(install_completion SHELL FILE FOLDER)
  install(CODE "
    execute_process(COMMAND \"$<TARGET_FILE:appinfra_cli>\" completion ${SHELL}
      OUTPUT_FILE \"${PROJECT_BINARY_DIR}/completions/${FILE}\" COMMAND_ERROR_IS_FATAL ANY)")
  install(FILES ${PROJECT_BINARY_DIR}/completions/${FILE} DESTINATION ${CMAKE_INSTALL_DATADIR}/${FOLDER})
endfunction()
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/completions)
install_completion(bash appinfra bash-completion/completions)
install_completion(zsh _appinfra zsh/site-functions)
install_completion(fish appinfra.fish fish/vendor_completions.d)
