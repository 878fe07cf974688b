# SPDX-FileCopyrightText: 2026 The Callboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler settings for the whole house, and the tools that only make it faster.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(CALLBOARD_SANITIZE "Build with address and undefined behaviour sanitizers" OFF)

add_compile_options(-Wall -Wextra -Wpedantic -Werror=return-type -Wnon-virtual-dtor -Woverloaded-virtual)
add_compile_definitions(QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
                        QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(CMAKE_UNITY_BUILD)
    # What is local to a source stands in an included file then (-Wsubobject-linkage), and GCC 12 looks through more
    # layers of std::optional than it understands (-Wmaybe-uninitialized; GCC bug 80635). The dev preset has both.
    add_compile_options(-Wno-subobject-linkage -Wno-maybe-uninitialized)
endif()

if(CALLBOARD_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
    if(CALLBOARD_PRECOMPILE)
        # Without them ccache caches nothing that reads precompiled headers. No source here asks for date or time.
        list(PREPEND CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros)
        add_compile_options(-fpch-preprocess)
    endif()
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    add_link_options(-fuse-ld=mold)
endif()
