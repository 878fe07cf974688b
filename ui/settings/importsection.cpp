// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

#include "ui/kit/button.h"
#include "ui/settings/checklist.h"
#include "ui/settings/settingswords.h"

#include <QFile>
#include <QFileDialog>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr qint64 largestFile = 1 << 20;

QString labelOf(const QString &key)
{
    const QString label = settingLabel(key);
    return label.isEmpty() ? key : label;
}

} // namespace

ImportSection::ImportSection(SettingsSource &source, QWidget *parent)
    : SettingsSection(u"import"_s, tr("Import"), source, parent)
    , m_choose(new Button(tr("Import .env…")))
    , m_words(new Label(TextRole::Small, Ink::Medium))
    , m_list(new CheckList(tr("What the file brings")))
{
    addHeading(tr("From a .env file"));
    addText(tr("Each name it holds goes to the setting of that name, secrets into the keyring or the encrypted file. "
               "You see all of it before anything is saved."));
    m_choose->setIconName(u"file-up"_s);
    m_choose->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_words->setWordWrap(true);
    addWidget(m_choose);
    addWidget(m_words);
    addWidget(m_list);
    addEnd();
    connect(m_choose, &QAbstractButton::clicked, this, &ImportSection::choose);
    refresh();
}

void ImportSection::refresh()
{
    m_choose->setUnavailable(source().mayChange() ? QString() : tr("it needs the Administrator role."));
    show();
}

void ImportSection::choose()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Import .env"), {}, tr("Environment files (.env *.env);;All files (*)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        read(file.read(largestFile + 1));
        return;
    }
    revert();
    m_trouble = tr("The file cannot be read.");
    show();
    Q_EMIT edited();
}

void ImportSection::read(const QByteArray &text)
{
    revert();
    Result<config::DotEnv> file = config::parseDotEnv(text);
    if (file) {
        m_file = std::move(*file);
        m_read = true;
    } else {
        m_trouble = tr("This is no .env file: it is not text, or larger than 1 MB.");
    }
    show();
    Q_EMIT edited();
}

void ImportSection::show()
{
    QList<CheckList::Item> items;
    QStringList keys = m_file.settings.keys();
    std::ranges::sort(keys);
    for (const QString &key : std::as_const(keys)) {
        const config::Definition *definition = config::findByKey(key);
        const QString locked = lockText(*definition, source().configuration().origin(key), source().isPractice());
        items << CheckList::Item{locked.isEmpty() ? u"circle-check"_s : u"lock"_s,
            locked.isEmpty() ? Tone::Green : Tone::Grey, tr("will be saved"), labelOf(key), m_file.settings.value(key),
            locked, {}, {}, false};
    }
    keys = m_file.secrets.keys();
    std::ranges::sort(keys);
    for (const QString &key : std::as_const(keys))
        items << CheckList::Item{u"key-round"_s, Tone::Green, tr("will be saved"), labelOf(key),
            tr("A secret, ends in %1").arg(QString::fromLatin1(m_file.secrets.value(key).masked().right(4))), {}, {},
            {}, false};
    for (const QString &name : std::as_const(m_file.unknown))
        items << CheckList::Item{u"circle-question-mark"_s, Tone::Grey, tr("not used"), tr("Unknown"), name,
            tr("Callboard has no setting of this name."), {}, {}, false};
    for (const config::DotEnv::Problem &problem : std::as_const(m_file.mistakes)) {
        const config::Definition *definition = config::findByKey(problem.key);
        items << CheckList::Item{u"triangle-alert"_s, Tone::Amber, tr("not used"), tr("Line %1").arg(problem.line),
            definition ? labelOf(problem.key) : tr("This line is not of the form NAME=value."),
            definition ? mistakeText(*definition) : QString(), {}, {}, false};
    }
    m_list->setItems(items);
    m_list->setVisible(!items.isEmpty());
    m_words->setText(!m_trouble.isEmpty()   ? m_trouble
            : m_read && items.isEmpty()     ? tr("There is nothing in it.")
            : m_read && unsaved().isEmpty() ? tr("Nothing in it can be used.")
            : m_read                        ? tr("Nothing is saved yet.")
                                            : QString());
    m_words->setInk(m_trouble.isEmpty() ? Ink::Medium : Ink::Red);
    m_words->setVisible(!m_words->text().isEmpty());
}

QStringList ImportSection::unsaved() const
{
    const auto count = m_file.settings.size() + m_file.secrets.size();
    return count == 0 ? QStringList() : QStringList{tr("%n values", nullptr, int(count))};
}

void ImportSection::revert()
{
    m_file = {};
    m_trouble.clear();
    m_read = false;
    show();
}

void ImportSection::save(QObject *context, SettingsSource::Done<void> done)
{
    source().save(m_file.settings, m_file.secrets, context, [this, done = std::move(done)](const Result<> &saved) {
        if (saved) {
            m_file.settings.clear();
            m_file.secrets.clear();
            show(); // what was unknown or wrong stays to be read
            m_words->setText(tr("Saved."));
            m_words->show();
        }
        done(saved);
    });
}

} // namespace cb::ui
