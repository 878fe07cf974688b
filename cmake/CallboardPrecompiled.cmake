# SPDX-FileCopyrightText: 2026 The Callboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Headers that nearly every source reads are read once for each kind of target. The dev preset goes without, so that a
# source that forgets an include of its own is found there.
option(CALLBOARD_PRECOMPILE "Read the most used headers once for each kind of target" OFF)

set(headers_core <algorithm> <array> <atomic> <chrono> <cmath> <functional> <memory> <mutex> <optional> <string> <thread>
    <utility> <variant> <vector> <tl/expected.hpp> <QByteArray> <QCoreApplication> <QDateTime> <QFile> <QHash>
    <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QLocale> <QLoggingCategory> <QMap> <QObject> <QPointer>
    <QRegularExpression> <QSet> <QString> <QStringList> <QThread> <QTimer> <QUrl>)
set(headers_ui ${headers_core} <QAction> <QApplication> <QBoxLayout> <QEvent> <QKeyEvent> <QLabel> <QPainter> <QWidget>)
set(headers_test ${headers_core} <QEventLoop> <QSignalSpy> <QTemporaryDir> <QTest>)
set(headers_test_gui ${headers_ui} <QEventLoop> <QSignalSpy> <QTemporaryDir> <QTest>)

# callboard_precompile(<target> <core|ui|test|test_gui>)
# The compiler takes such headers only under the options and Qt macros they were read with, so each kind has its own.
function(callboard_precompile target kind)
    if(NOT CALLBOARD_PRECOMPILE)
        return()
    endif()
    set(source "${PROJECT_BINARY_DIR}/precompiled.cpp")
    if(NOT TARGET cb_precompiled_${kind})
        file(CONFIGURE OUTPUT "${source}" CONTENT "")
        add_library(cb_precompiled_${kind} OBJECT "${source}")
        set_target_properties(cb_precompiled_${kind} PROPERTIES AUTOMOC OFF AUTOUIC OFF)
        target_link_libraries(cb_precompiled_${kind} PRIVATE Qt6::Core tl::expected)
        if(kind MATCHES "ui|gui")
            target_link_libraries(cb_precompiled_${kind} PRIVATE Qt6::Widgets)
        endif()
        if(kind MATCHES "test")
            target_link_libraries(cb_precompiled_${kind} PRIVATE Qt6::Test Qt6::Network)
            callboard_test_options(cb_precompiled_${kind})
        endif()
        target_precompile_headers(cb_precompiled_${kind} PRIVATE ${headers_${kind}})
    endif()
    target_precompile_headers(${target} REUSE_FROM cb_precompiled_${kind})
endfunction()

# A test is compiled more often than it runs.
function(callboard_test_options target)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-Og>)
endfunction()
