// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace cb::ui {

QStringList languages()
{
    return {u"en"_s, u"es"_s};
}

bool setLanguage(const QString &language)
{
    const QLocale system = QLocale::system();
    const QString systems = QLocale::languageToCode(system.language());
    const QString chosen = !language.isEmpty() ? language : languages().contains(systems) ? systems : u"en"_s;
    if (!languages().contains(chosen))
        return false;
    // The system's own habits where its language is ours; else those of the country the texts were written for.
    if (chosen == systems && language.isEmpty())
        QLocale::setDefault(system);
    else if (chosen == "es"_L1)
        QLocale::setDefault(QLocale(QLocale::Spanish, QLocale::Spain));
    else
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));

    static QTranslator *ours = nullptr;
    static QTranslator *qts = nullptr; // words of Qt's own dialogs
    for (QTranslator **installed : {&ours, &qts}) {
        delete *installed; // takes itself out of the application
        *installed = new QTranslator(QCoreApplication::instance());
    }
    // English has a file too: it knows how plurals are written.
    if (ours->load(u":/i18n/callboard_%1.qm"_s.arg(chosen)))
        QCoreApplication::installTranslator(ours);
    if (qts->load(u"qtbase_"_s + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
    return true;
}

} // namespace cb::ui
