# Makes of the installed tree, before it is packed, what Debian expects of a package.

set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)

file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
file(RENAME ${share}/doc/weir/LICENSE ${share}/doc/weir/copyright)
file(COPY ${CMAKE_CURRENT_LIST_DIR}/changelog DESTINATION ${share}/doc/weir)
file(GLOB_RECURSE pages ${share}/man/*.[17])
execute_process(COMMAND gzip -9n ${pages} ${share}/doc/weir/changelog
                COMMAND_ERROR_IS_FATAL ANY)
