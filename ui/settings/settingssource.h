// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/accountcheck.h"
#include "base/finding.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/secret.h"
#include "calls/call.h"
#include "calls/numbersetting.h"
#include "config/configuration.h"
#include "people/people.h"
#include "voicemail/voicemail.h"

#include <QDate>
#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace cb::ui {

/// Where a secret is kept, and how it ends; never the secret.
struct SecretState {
    enum class Place { Nowhere, Environment, Credential, File, Keyring };
    Place place = Place::Nowhere;
    QString name; // of the variable or the credential
    QString lastFour; // empty for a short one
    QDate since; // known of the encrypted file
    bool rotating = false; // the one before is valid, too
};

/// A request that was turned away at the door.
struct RefusedRequest {
    Instant at;
    QString path;
    int httpStatus = 403;
};

/// A flow or a mailbox by its key, and what people call it.
struct NamedKey {
    QString key;
    QString name;
    friend bool operator==(const NamedKey &, const NamedKey &) = default;
};

/// One of our numbers, and how Twilio last said it is set.
struct OurNumberSetup {
    OurNumber number;
    std::optional<NumberSetting> setting; // empty: not read yet
    QString flowName{}; // of what answers its calls
    NamedKey mailbox{}; // where its messages go; without a key: the general one
};

/// What a number can be set to.
struct NumberChoices {
    QList<NamedKey> flows; // published ones that can take a caller, by name
    QString usualFlow; // key of the one that answers a number without one
    QList<NamedKey> mailboxes; // by name
};

/// What is asked of a number, new or known.
struct NumberEdit {
    PhoneNumber phone;
    QString label;
    QString flow; // key
    QString mailbox; // key; empty: the general one
    friend bool operator==(const NumberEdit &, const NumberEdit &) = default;
};

/// The mailboxes there are, and the teams one can be of.
struct MailboxChoices {
    QList<Mailbox> mailboxes; // by name, without the general one
    QList<Team> teams; // by name
};

/// One answer of the carrier and when it came.
struct AccountAnswer {
    Result<AccountReport> report;
    Instant at;
    TokenVerdict token = TokenVerdict::Unknown;
};

/// What the settings pages need of the desk. App answers from the desk itself; tests answer from memory. Lives on the
/// GUI thread; done is called there, and not at all when its context is gone.
class SettingsSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    [[nodiscard]] virtual const config::Configuration &configuration() const = 0;
    /// Practice brings an account of its own and a listener at any free port.
    [[nodiscard]] virtual bool isPractice() const = 0;
    /// Who sits here holds the role Administrator.
    [[nodiscard]] virtual bool mayChange() const = 0;
    /// Empty while the places are being asked: secretsChanged() tells.
    [[nodiscard]] virtual std::optional<SecretState> secret(const QString &key) const = 0;

    /// All of it or nothing of the values; secrets first, as they may be refused by the place that keeps them. An empty
    /// value goes back to the weaker origin. Denied: the role, or no place takes the secret.
    virtual void save(const QHash<QString, QString> &values, const QHash<QString, Secret> &secrets, QObject *context,
        Done<void> done) = 0;

    /// The carrier's last answer; empty before the first. Asks anew; accountChanged() tells.
    [[nodiscard]] virtual const std::optional<AccountAnswer> &account() const = 0;
    virtual void askAccount() = 0;
    [[nodiscard]] virtual bool isAskingAccount() const = 0;

    /// What the examination found; empty before the first. examined() tells.
    [[nodiscard]] virtual const std::optional<QList<Finding>> &findings() const = 0;
    virtual void examine() = 0;
    [[nodiscard]] virtual bool isExamining() const = 0;

    virtual void refusals(QObject *context, Done<QList<RefusedRequest>> done) = 0; // newest first, a handful

    virtual void numbers(QObject *context, Done<QList<OurNumberSetup>> done) = 0; // by label
    virtual void numberChoices(QObject *context, Done<NumberChoices> done) = 0;
    /// From the next call on. NotFound: the flow or the mailbox is gone meanwhile.
    virtual void saveNumber(const NumberEdit &edit, QObject *context, Done<void> done) = 0;
    virtual void mailboxes(QObject *context, Done<MailboxChoices> done) = 0; // numbersChanged() tells of other ones
    /// Without an id: a new one. Conflict: the key is another's.
    virtual void saveMailbox(const Mailbox &mailbox, QObject *context, Done<void> done) = 0;
    /// What every number's addresses should be; empty while there is no public URL.
    [[nodiscard]] virtual std::optional<NumberWebhooks> wantedWebhooks() const = 0;
    // Orders to Twilio; `done` when they are on their way. numbersChanged() tells what came of them.
    virtual void readNumber(const PhoneNumber &number, QObject *context, Done<void> done) = 0;
    virtual void setNumber(const PhoneNumber &number, QObject *context, Done<void> done) = 0;
    /// To what stood there before setNumber(). Conflict: nothing did, or it is back.
    virtual void putBack(const PhoneNumber &number, QObject *context, Done<void> done) = 0;
    /// Rings `to`, who hears what callers hear when this desk does not answer.
    virtual void testFallback(const PhoneNumber &number, const PhoneNumber &to, QObject *context, Done<void> done) = 0;

    virtual void retryListener() = 0;

Q_SIGNALS:
    void changed(); // configuration(), mayChange()
    void secretsChanged();
    void accountChanged();
    void examined();
    void numbersChanged();
};

} // namespace cb::ui
