// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/snap.h"

#include "ui/shell/mainwindow.h"

#include <QCoreApplication>
#include <QEvent>
#include <QImage>
#include <QPainter>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

/// Waits for one window, takes one picture, goes away with the window or when it is done.
class Photographer final : public QObject
{
public:
    Photographer(MainWindow &window, QString file, std::function<void(Result<>)> done)
        : QObject(&window)
        , m_window(window)
        , m_file(std::move(file))
        , m_done(std::move(done))
    {
        window.activateWindow(); // a picture shows the window in front
        m_look.setSingleShot(true);
        connect(&m_look, &QTimer::timeout, this, &Photographer::look);
        connect(&window, &MainWindow::settled, &m_look, qOverload<>(&QTimer::start));
        QTimer::singleShot(
            20s, this, [this] { finish(failure(Error::Kind::Cancelled, u"the page did not settle"_s)); });
        m_look.start(0ms);
    }

private:
    void look()
    {
        if (!m_window.isSettled())
            return; // settled() starts the look again
        if (!std::exchange(m_laidOut, true)) { // what the last answer brought still finds its place
            m_look.start(30ms);
            return;
        }
        if (!m_window.isActiveWindow() && m_patience-- > 0) { // some systems never bring it to the front
            m_look.start(10ms);
            return;
        }
        // On a busy machine what was shown a moment ago may still wait for its place; each pass goes one box deeper. An
        // area that scrolls asks for its height by a posted call.
        for (int pass = 0; pass < 8; ++pass) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::MetaCall);
        }
        QImage picture(m_window.size(), QImage::Format_RGB32);
        picture.fill(Qt::black);
        m_window.render(&picture);
        if (picture.save(m_file, "PNG"))
            finish({});
        else
            finish(failure(Error::Kind::Storage, u"cannot write "_s + m_file));
    }

    void finish(const Result<> &result)
    {
        if (const auto done = std::exchange(m_done, nullptr)) {
            deleteLater();
            done(result);
        }
    }

    MainWindow &m_window;
    QString m_file;
    std::function<void(Result<>)> m_done;
    QTimer m_look;
    bool m_laidOut = false;
    int m_patience = 30;
};

} // namespace

void snap(MainWindow &window, const QString &file, std::function<void(Result<>)> done)
{
    new Photographer(window, file, std::move(done)); // the window owns it
}

} // namespace cb::ui
