// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/captionmodel.h"

#include "base/phonenumber.h"
#include "ui/calls/callwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

QString iconOf(PracticeCaption::Kind kind)
{
    using Kind = PracticeCaption::Kind;
    switch (kind) {
    case Kind::Ringing:
    case Kind::Rang:
        return u"phone-call"_s;
    case Kind::Said:
        return u"volume-1"_s;
    case Kind::Played:
        return u"file-audio"_s;
    case Kind::Beep:
        return u"audio-lines"_s;
    case Kind::Pressed:
        return u"grid-3x3"_s;
    case Kind::Spoke:
        return u"mic"_s;
    case Kind::Joined:
        return u"headset"_s;
    case Kind::Heard:
        return u"volume-2"_s;
    case Kind::Ended:
        return u"phone-off"_s;
    }
    return {};
}

QString quoted(const QString &words)
{
    return CaptionModel::tr("“%1”", "words that are heard").arg(words);
}

QString endText(PracticeCaption::End end)
{
    using End = PracticeCaption::End;
    switch (end) {
    case End::CallerHungUp:
        return CaptionModel::tr("You hung up");
    case End::Busy:
        return CaptionModel::tr("Turned away: busy");
    case End::NotInService:
        return CaptionModel::tr("Turned away: not in service");
    case End::NoAnswer:
        return CaptionModel::tr("Nobody answered");
    case End::Failed:
        return CaptionModel::tr("The call failed");
    case End::None:
    case End::HungUp:
        break;
    }
    return CaptionModel::tr("The desk hung up");
}

} // namespace

CaptionModel::CaptionModel(PracticePhone &phone, const QHash<QString, QString> &names, QObject *parent)
    : QAbstractListModel(parent)
    , m_phone(phone)
    , m_names(names)
    , m_captions(phone.captions())
    , m_wait(phone.wait())
{
    connect(&phone, &PracticePhone::captionsCleared, this, [this] {
        beginResetModel();
        m_captions.clear();
        m_wait = {};
        endResetModel();
    });
    connect(&phone, &PracticePhone::captionAdded, this, [this](int row) {
        if (row != int(m_captions.size()))
            return;
        beginInsertRows({}, row, row);
        m_captions << m_phone.captions().at(row);
        endInsertRows();
    });
    connect(&phone, &PracticePhone::captionChanged, this, [this](int row) {
        m_captions[row] = m_phone.captions().at(row);
        Q_EMIT dataChanged(index(row), index(row));
    });
    connect(&phone, &PracticePhone::waitChanged, this, &CaptionModel::setWait);
}

void CaptionModel::setWait()
{
    const PracticeWait wait = m_phone.wait();
    const int row = int(m_captions.size());
    if (wait.isAny() == m_wait.isAny()) {
        m_wait = wait;
        if (wait.isAny())
            Q_EMIT dataChanged(index(row), index(row));
    } else if (wait.isAny()) {
        beginInsertRows({}, row, row);
        m_wait = wait;
        endInsertRows();
    } else {
        beginRemoveRows({}, row, row);
        m_wait = {};
        endRemoveRows();
    }
}

int CaptionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_captions.size()) + (m_wait.isAny() ? 1 : 0);
}

QString CaptionModel::nameOf(const QString &number) const
{
    const QString name = m_names.value(number);
    return name.isEmpty() ? PhoneNumber::fromVendor(number).display() : name;
}

QString CaptionModel::text(const PracticeCaption &caption) const
{
    using Kind = PracticeCaption::Kind;
    switch (caption.kind) {
    case Kind::Ringing:
        return caption.current ? tr("Ringing at %1").arg(caption.text)
                               : tr("Ringing, answered by %1").arg(caption.text);
    case Kind::Said:
    case Kind::Heard:
        return quoted(caption.text);
    case Kind::Played:
        return tr("Recording: %1", "a sound file is played").arg(caption.text);
    case Kind::Beep:
        return tr("Beep");
    case Kind::Pressed:
        return tr("Pressed %1").arg(caption.text);
    case Kind::Spoke:
        return tr("You said %1").arg(caption.text.contains(u' ') ? quoted(caption.text) : caption.text);
    case Kind::Rang:
        return tr("%1 is rung").arg(nameOf(caption.text));
    case Kind::Joined:
        return tr("%1 took the call").arg(nameOf(caption.text));
    case Kind::Ended:
        return endText(caption.end);
    }
    return {};
}

QString CaptionModel::waitText() const
{
    const QString what = m_wait.tape  ? tr("Recording what you say")
        : m_wait.keys && m_wait.words ? tr("Waiting for a key or speech")
        : m_wait.words                ? tr("Waiting for speech")
                                      : tr("Waiting for a key");
    if (!m_wait.until || m_now == Instant())
        return what;
    const auto left =
        std::chrono::ceil<std::chrono::seconds>(std::max<std::chrono::milliseconds>(0ms, *m_wait.until - m_now));
    if (left >= 60s)
        return what;
    return tr("%1, %2", "what is waited for, how long").arg(what, tr("%n s left", nullptr, int(left.count())));
}

QVariant CaptionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const bool waits = index.row() >= m_captions.size();
    if (waits) {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return waitText();
        case IconRole:
            return m_wait.tape ? u"circle-dot"_s : m_wait.words ? u"mic"_s : u"grid-3x3"_s;
        case WaitRole:
            return true;
        default:
            return {};
        }
    }
    const PracticeCaption &caption = m_captions.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(caption);
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "time in the call, what happened").arg(lengthText(caption.at), text(caption));
    case TimeRole:
        return lengthText(caption.at);
    case IconRole:
        return iconOf(caption.kind);
    case CurrentRole:
        return caption.current;
    default:
        return {};
    }
}

void CaptionModel::tick(Instant now)
{
    m_now = now;
    if (m_wait.isAny())
        Q_EMIT dataChanged(index(int(m_captions.size())), index(int(m_captions.size())), {Qt::DisplayRole});
}

} // namespace cb::ui

#include "moc_captionmodel.cpp"
