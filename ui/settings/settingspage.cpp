// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/text.h"
#include "ui/settings/sections.h"
#include "ui/settings/settingsnav.h"
#include "ui/shell/keymap.h"
#include "ui/shell/pageheader.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr int sideFrom = 1000; // px of the page from which form and side stand beside each other
constexpr int widestForm = 620;

const QString prefix = u"settings/"_s;

/// The ground of the page: the nav's and the side's is sunken, with a hairline to the form.
class Body final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = Tokens::of(this);
        painter.fillRect(rect(), t.sunken);
    }
};

class Pane final : public QWidget
{
public:
    Pane(bool sunken, QWidget *parent)
        : QWidget(parent)
        , m_sunken(sunken)
    { }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = Tokens::of(this);
        QPainter(this).fillRect(rect(), m_sunken ? t.sunken : t.surface);
    }

private:
    bool m_sunken;
};

/// A layout asks a widget how high it is at any width, beyond its widest, too, where its words wrap less.
class FormColumn final : public QVBoxLayout
{
public:
    using QVBoxLayout::QVBoxLayout;
    [[nodiscard]] int heightForWidth(int width) const override { return QVBoxLayout::heightForWidth(bound(width)); }
    [[nodiscard]] int minimumHeightForWidth(int width) const override
    {
        return QVBoxLayout::minimumHeightForWidth(bound(width));
    }

private:
    [[nodiscard]] int bound(int width) const
    {
        for (int i = 0; i < count(); ++i)
            width = std::min(width, itemAt(i)->maximumSize().width());
        return width;
    }
};

QScrollArea *scroller(bool sunken, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *pane = new Pane(sunken, area);
    auto *column = new FormColumn(pane);
    column->setContentsMargins({});
    column->setSpacing(0);
    area->setWidget(pane);
    return area;
}

QVBoxLayout *columnOf(QScrollArea *area)
{
    return static_cast<QVBoxLayout *>(area->widget()->layout());
}

class Line final : public QWidget
{
public:
    explicit Line(QWidget *parent)
        : QWidget(parent)
    {
        setFixedWidth(1);
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Tokens::of(this).line); }
};

struct Entry {
    QLatin1StringView name;
    QLatin1StringView icon;
    const char *title;
};

constexpr Entry entries[] = {
    {"workspace"_L1, "building-2"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsPage", "Workspace")},
    {"appearance"_L1, "sun"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsPage", "Appearance")},
    {"twilio"_L1, "phone"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsPage", "Twilio account")},
    {"listener"_L1, "webhook"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsPage", "Listener")},
    {"numbers"_L1, "hash"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsPage", "Numbers")},
    {"recording"_L1, "circle-dot"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsPage", "Recording")},
    {"prices"_L1, "dollar-sign"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsPage", "Prices")},
    {"import"_L1, "file-up"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsPage", "Import")},
    {"health"_L1, "stethoscope"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsPage", "Health")},
};

} // namespace

SettingsPage::SettingsPage(const Context &context, QWidget *parent)
    : Page(tr("Settings"), parent)
    , m_context(context)
    , m_body(new Body(this))
    , m_nav(new SettingsNav(m_body))
    , m_roleNotice(new NoticeBar(m_body))
    , m_form(scroller(false, m_body))
    , m_side(scroller(true, m_body))
    , m_save(new QAction(tr("Save"), this))
    , m_revert(new QAction(tr("Revert"), this))
{
    makeActions();
    for (const Entry &entry : entries)
        m_nav->addSection(entry.name, entry.icon, tr(entry.title));
    m_nav->setCurrent(u"twilio"_s);
    connect(m_nav, &SettingsNav::sectionAsked, this, [this](const QString &name) { open(prefix + name); });

    auto *row = new QHBoxLayout(m_body);
    row->setContentsMargins({});
    row->setSpacing(0);
    auto *navColumn = new QVBoxLayout;
    navColumn->setContentsMargins(0, 11, 0, 8);
    navColumn->addWidget(m_nav, 1);
    row->addLayout(navColumn);
    row->addWidget(new Line(m_body));
    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_roleNotice);
    middle->addWidget(m_form, 1);
    row->addLayout(middle, 54);
    m_sideLine = new Line(m_body);
    row->addWidget(m_sideLine);
    row->addWidget(m_side, 46);
    setBody(m_body);

    m_roleNotice->setNotice(NoticeBar::Severity::Warning, tr("Changing settings needs the Administrator role."),
        tr("You can read them."), u"lock"_s);
    connect(&context.source, &SettingsSource::changed, this, [this] {
        for (SettingsSection *section : std::as_const(m_sections))
            section->refresh();
        noteEdits();
    });
    connect(&context.source, &SettingsSource::secretsChanged, this, [this] {
        for (SettingsSection *section : std::as_const(m_sections))
            section->refresh();
        if (isSettled())
            Q_EMIT settled();
    });
    m_roleNotice->setVisible(!context.source.mayChange());
}

SettingsPage::~SettingsPage()
{
    // A section takes its side along, wherever that is shown.
    for (SettingsSection *section : std::as_const(m_sections))
        delete section;
}

QStringList SettingsPage::sectionNames()
{
    QStringList names;
    for (const Entry &entry : entries)
        names << entry.name;
    return names;
}

QStringList SettingsPage::pageNames()
{
    QStringList names{u"settings"_s};
    for (const QString &section : sectionNames())
        names << prefix + section;
    return names << u"settings/twilio/token"_s << u"settings/twilio/key"_s;
}

void SettingsPage::makeActions()
{
    setIconName(m_revert, u"undo-2"_s);
    KeyMap::bundled().bind(m_save, u"settings.save"_s);
    addAction(m_save);
    connect(m_save, &QAction::triggered, this, &SettingsPage::save);
    connect(m_revert, &QAction::triggered, this, [this] { clear(); });
    header()->addAction(m_revert);
    header()->setMainAction(m_save);
}

SettingsSection *SettingsPage::make(const QString &name)
{
    SettingsSource &source = m_context.source;
    if (name == u"workspace")
        return new WorkspaceSection(source);
    if (name == u"appearance")
        return new AppearanceSection(source);
    if (name == u"twilio")
        return new TwilioSection(source, m_context.board, m_context.clock);
    if (name == u"listener")
        return new ListenerSection(source, m_context.board, m_context.clock, m_context.site);
    if (name == u"numbers")
        return new NumbersSection(source, m_context.clock);
    if (name == u"recording")
        return new RecordingSection(source);
    if (name == u"prices")
        return new PricesSection(source);
    if (name == u"import")
        return new ImportSection(source);
    return new HealthSection(source);
}

void SettingsPage::setSite(const SiteTime &site)
{
    m_context.site = site;
    if (auto *listener = qobject_cast<ListenerSection *>(m_sections.value(u"listener"_s)))
        listener->setSite(site);
}

void SettingsPage::open(const QString &name)
{
    QString section = name.startsWith(prefix) ? name.mid(prefix.size()).section(u'/', 0, 0) : QString();
    const QString secret = name.startsWith(prefix) ? name.mid(prefix.size()).section(u'/', 1) : QString();
    if (!sectionNames().contains(section))
        section = m_section ? m_section->name() : u"twilio"_s;
    SettingsSection *&made = m_sections[section];
    if (!made) {
        made = make(section);
        connect(made, &SettingsSection::edited, this, &SettingsPage::noteEdits);
        connect(made, &SettingsSection::toastAsked, this, &Page::toastAsked);
        connect(made, &SettingsSection::sectionAsked, this, [this](const QString &other) { open(prefix + other); });
        connect(made, &SettingsSection::settled, this, [this, made] {
            if (made == m_section && isSettled())
                Q_EMIT settled();
        });
    }
    show(made);
    if (!secret.isEmpty())
        made->replaceSecret(secret == u"key" ? u"twilio.api_key_secret"_s : u"twilio.auth_token"_s);
}

void SettingsPage::show(SettingsSection *section)
{
    const bool other = section != m_section;
    if (other && m_section) {
        m_section->setParent(nullptr);
        m_section->hide();
        if (m_section->side()) {
            m_section->side()->setParent(nullptr);
            m_section->side()->hide();
        }
    }
    m_section = section;
    m_nav->setCurrent(section->name());
    header()->setCrumb(section->title());
    place();
    section->refresh();
    section->opened();
    noteEdits();
    if (other) {
        m_form->verticalScrollBar()->setValue(0);
        m_side->verticalScrollBar()->setValue(0);
        Q_EMIT nameChanged(openName());
    }
}

/// The section's two halves beside each other, or one below the other.
void SettingsPage::place()
{
    m_wide = width() >= scaled(sideFrom);
    if (!m_section)
        return;
    QWidget *side = m_section->side();
    // A form alone does not stretch over a wide window; a list may.
    const bool alone = !side && !m_section->mayStretch();
    m_section->setMaximumWidth(alone ? scaled(widestForm) : QWIDGETSIZE_MAX);
    QVBoxLayout *column = columnOf(m_form);
    column->addWidget(m_section, 1);
    m_section->show();
    m_side->setVisible(side && m_wide);
    m_sideLine->setVisible(side && m_wide);
    if (!side)
        return;
    if (m_wide)
        columnOf(m_side)->addWidget(side);
    else
        column->addWidget(side);
    side->show();
}

QString SettingsPage::openName() const
{
    return m_section ? prefix + m_section->name() : u"settings"_s;
}

void SettingsPage::tick(Instant now)
{
    if (m_section)
        m_section->tick(now);
}

QList<QWidget *> SettingsPage::panes() const
{
    QList<QWidget *> panes{m_nav};
    if (m_section)
        panes << m_section;
    if (m_section && m_section->side())
        panes << m_section->side();
    return panes;
}

bool SettingsPage::isSettled() const
{
    return m_section && m_section->isSettled();
}

QStringList SettingsPage::keyAreas() const
{
    return {u"settings"_s};
}

bool SettingsPage::clear()
{
    if (!m_section || m_section->unsaved().isEmpty())
        return false;
    m_section->revert();
    noteEdits();
    return true;
}

void SettingsPage::noteEdits()
{
    m_roleNotice->setVisible(!m_context.source.mayChange());
    const QStringList unsaved = m_section ? m_section->unsaved() : QStringList();
    const bool form = m_section && m_section->hasForm();
    m_save->setVisible(form);
    m_revert->setVisible(form);
    const QString why = !m_context.source.mayChange() ? tr("it needs the Administrator role.")
        : m_saving                                    ? tr("saving…")
        : unsaved.isEmpty()                           ? tr("nothing was changed.")
                                                      : QString();
    setUnavailable(m_save, why);
    setUnavailable(m_revert, unsaved.isEmpty() ? tr("nothing was changed.") : QString());
    header()->setRemark(unsaved.isEmpty() ? QString() : tr("Unsaved: %1").arg(QLocale().createSeparatedList(unsaved)));
}

void SettingsPage::save()
{
    if (!m_section || m_saving || m_section->unsaved().isEmpty() || !m_section->check())
        return;
    m_saving = true;
    noteEdits();
    m_section->save(this, [this](const Result<> &saved) {
        m_saving = false;
        noteEdits();
        if (saved) {
            Q_EMIT toastAsked({Tone::Green, u"circle-check"_s, tr("Saved"), {}, {}, {}, 4s});
            return;
        }
        const ErrorText words = errorText(saved.error());
        Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, tr("Not saved. %1").arg(words.joined()), tr("Try again"), {},
            [page = QPointer(this)] {
                if (page)
                    page->save();
            },
            10s});
    });
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    place();
}

void SettingsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        place();
}

} // namespace cb::ui

#include "moc_settingspage.cpp"
