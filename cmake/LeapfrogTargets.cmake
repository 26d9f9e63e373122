# One way to declare a library and a test; flags live on targets, never globally.

add_library(leapfrog_warnings INTERFACE)
add_library(leapfrog::warnings ALIAS leapfrog_warnings)
target_compile_options(leapfrog_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wsuggest-override -Werror)
target_compile_definitions(leapfrog_warnings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

set(LEAPFROG_SANITIZE "" CACHE STRING "Sanitizers for every target: '', 'address,undefined' or 'thread'")
if(LEAPFROG_SANITIZE)
    target_compile_options(leapfrog_warnings INTERFACE -fsanitize=${LEAPFROG_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(leapfrog_warnings INTERFACE -fsanitize=${LEAPFROG_SANITIZE})
endif()

# mold links in a fraction of the time of ld; the result is the same.
find_program(LEAPFROG_MOLD mold)
if(LEAPFROG_MOLD)
    target_link_options(leapfrog_warnings INTERFACE -fuse-ld=mold)
endif()

# leapfrog_library(queue LINK leapfrog::ledger … PRIVATE PostgreSQL::PostgreSQL SOURCES a.cpp a.h …)
# makes the static library leapfrog_queue with the alias leapfrog::queue.
function(leapfrog_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE" ${ARGN})
    add_library(leapfrog_${name} STATIC ${ARG_SOURCES})
    add_library(leapfrog::${name} ALIAS leapfrog_${name})
    target_include_directories(leapfrog_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(leapfrog_${name} PUBLIC ${ARG_LINK} PRIVATE leapfrog::warnings ${ARG_PRIVATE})
endfunction()

# leapfrog_test(store/test_queue LINK leapfrog::store [DATABASE] [OFFSCREEN] [TIMEOUT s])
# One executable per file; CTest name and label, its layer, follow from the path. DATABASE starts one throw-away server for
# the run. The target tests_LAYER builds the tests of a layer.
function(leapfrog_test path)
    cmake_parse_arguments(ARG "DATABASE;OFFSCREEN" "TIMEOUT" "LINK" ${ARGN})
    get_filename_component(name ${path} NAME)
    string(REGEX REPLACE "/.*" "" layer ${path})
    add_executable(${name} ${CMAKE_SOURCE_DIR}/tests/${path}.cpp)
    target_link_libraries(${name} PRIVATE ${ARG_LINK} leapfrog::test_support leapfrog::warnings Qt6::Test)
    target_compile_definitions(${name} PRIVATE LEAPFROG_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
        LEAPFROG_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${path} COMMAND ${name})
    if(NOT TARGET tests_${layer})
        add_custom_target(tests_${layer})
    endif()
    add_dependencies(tests_${layer} ${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    # Tests read English, whoever runs them. Qt's own limit, 5 minutes for all rows of a function together, must not end what CTest still waits for.
    set(environment "LC_ALL=C.UTF-8" "QT_LOGGING_RULES=default.debug=false" "QTEST_FUNCTION_TIMEOUT=${ARG_TIMEOUT}000")
    if(ARG_OFFSCREEN)
        list(APPEND environment "QT_QPA_PLATFORM=offscreen")
    endif()
    set_tests_properties(${path} PROPERTIES LABELS ${layer} TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${environment}")
    if(ARG_DATABASE)
        target_link_libraries(${name} PRIVATE leapfrog::test_database)
        add_dependencies(${name} leapfrog_throwaway_server) # so that ./dev build TEST is enough to run it
        set_tests_properties(${path} PROPERTIES FIXTURES_REQUIRED postgres)
    endif()
endfunction()
