// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/sender.h"
#include "voicemail/voicemail.h"

#include <QObject>
#include <QPointer>

namespace cb::store {
class Database;
}

namespace cb::voicemail {

class VoicemailModel;

/// What the desk reads and does about messages. Lives on the window's thread; both references outlive it.
class VoicemailService final : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;
    using Acted = Done<commands::Outcome>; // undo() takes it back

    VoicemailService(store::Database &database, commands::Sender &sender, Reader reader, QObject *parent = nullptr);
    ~VoicemailService() override;

    /// Shows at once what is done to messages from here.
    void showIn(VoicemailModel *model);
    [[nodiscard]] const Reader &reader() const { return m_reader; }

    // Reads; `done` is called on the thread of `context`, not at all when that is gone.
    void detail(Voicemail::Id id, QObject *context, Done<VoicemailDetail> done); // NotFound
    void counts(QObject *context, Done<VoicemailCounts> done);
    void mailboxes(QObject *context, Done<QList<Mailbox>> done); // by name, without the general one
    /// A message by its recording's SID, as Twilio's console and logs name it. NotFound.
    void byRecordingSid(const QString &sid, QObject *context, Done<Voicemail> done);
    /// The newest message of all, for "The last one came in at 09:31 from Grace Munroe."; absent: there is none.
    void newest(QObject *context, Done<std::optional<Voicemail>> done);

    // Commands; all need Operator.
    void setHeard(const QList<Voicemail::Id> &ids, bool heard, QObject *context, Acted done);
    /// 0: nobody. `name`: what the rows say until it is stored.
    void assign(
        const QList<Voicemail::Id> &ids, Operator::Id person, const QString &name, QObject *context, Acted done);
    void setDue(const QList<Voicemail::Id> &ids, std::optional<Instant> due, QObject *context, Acted done);
    void addTag(const QList<Voicemail::Id> &ids, const QString &tag, QObject *context, Acted done);
    void removeTag(const QList<Voicemail::Id> &ids, const QString &tag, QObject *context, Acted done);
    void addNote(Voicemail::Id id, const QString &text, QObject *context, Acted done);
    void archive(const QList<Voicemail::Id> &ids, QObject *context, Acted done);
    void unarchive(const QList<Voicemail::Id> &ids, QObject *context, Acted done);
    void setFlagged(const QList<Voicemail::Id> &ids, bool flagged, QObject *context, Acted done);
    /// Conflict when the number is withheld.
    void blockCaller(Voicemail::Id id, QObject *context, Acted done);
    void rememberPosition(Voicemail::Id id, std::chrono::milliseconds position, QObject *context, Acted done);
    /// Asks the vendor once more for a sound that could not be had; `lost`: or whose file here is gone or damaged.
    /// Conflict when there is nothing to fetch.
    void fetchAgain(Voicemail::Id id, QObject *context, Acted done, bool lost = false);
    /// Takes an act back, in the ten seconds that the toast offers it: exactly what it changed, and nothing that was
    /// changed since (Conflict).
    void undo(const commands::Outcome &outcome, QObject *context, Acted done);
    /// Whether there is anything to take back.
    [[nodiscard]] static bool canUndo(const commands::Outcome &outcome);

private:
    using Change = std::function<void(Voicemail &)>;
    void send(const QString &name, QJsonObject args, QObject *context, Acted done);
    /// The rows of these messages show the change at once.
    void sendAbout(const QList<Voicemail::Id> &ids, const QString &name, QJsonObject args, const Change &change,
        QObject *context, Acted done);

    store::Database &m_database;
    commands::Sender &m_sender;
    Reader m_reader;
    QPointer<VoicemailModel> m_model;
};

} // namespace cb::voicemail
