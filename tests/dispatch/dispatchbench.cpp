// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatchbench.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

using dispatch::Dispatcher;
using dispatch::Item;
using dispatch::LookUp;
using dispatch::SendResult;
using store::outbox::ItemId;
using store::outbox::NewItem;
using store::outbox::State;
namespace outbox = store::outbox;

void ScriptedHandler::send(const Item &item, int attempt, std::stop_token stop, std::function<void(SendResult)> done)
{
    sent << u"%1#%2"_s.arg(item.payload).arg(attempt);
    stopped = stop;
    if (holds)
        held << std::move(done);
    else
        done(answers.isEmpty() ? SendResult::done(u"X-"_s + item.payload) : answers.takeFirst());
}

void ScriptedHandler::lookUp(const Item &, std::stop_token, std::function<void(LookUp)> done)
{
    ++looks;
    done(found.isEmpty() ? LookUp() : found.takeFirst());
}

Result<> ScriptedHandler::ended(store::Transaction &tx, const Item &item, const SendResult &result) const
{
    if (hookFails > 0) {
        --hookFails;
        return failure(Error::Kind::Invalid, u"the hook fails"_s);
    }
    // Into the database, as a room would, so that what is rolled back is not counted.
    NewItem note;
    note.kind = u"note"_s;
    note.subject = u"notes"_s;
    note.payload = u"%1:%2:%3"_s.arg(item.payload).arg(int(result.kind)).arg(result.remoteId);
    note.budget = u"never"_s;
    note.dueAt = tx.now() + std::chrono::hours(24 * 365);
    const Result<ItemId> kept = outbox::enqueue(tx, note);
    return kept ? Result<>() : Result<>(tl::unexpected(kept.error()));
}

std::chrono::milliseconds ScriptedHandler::timeout() const
{
    if (beforeSending)
        std::exchange(beforeSending, nullptr)();
    return 30s;
}

NewItem order(const QString &payload, bool repeatable)
{
    NewItem item;
    item.kind = u"thing.make"_s;
    item.subject = payload.section(u'/', 0, 0);
    item.payload = payload;
    item.budget = u"things"_s;
    item.repeatable = repeatable;
    item.ordered = repeatable;
    return item;
}

void expectParking()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"may or may not have been carried out"_s));
}

DispatchBench::DispatchBench(store::Engine engine)
    : db(engine)
{
    auto owned = std::make_unique<ScriptedHandler>();
    handler = owned.get();
    handlers.add(u"thing.make"_s, std::move(owned));
}

void DispatchBench::start()
{
    dispatch::DispatcherOptions options;
    options.paces = {{u"things"_s, {0, 3}}, {u"slow"_s, {1, 3}}};
    dispatcher = std::make_unique<Dispatcher>(
        db.database(), ownClock ? static_cast<const Clock &>(*ownClock) : db.clock, handlers, options);
    dispatcher->start();
}

void DispatchBench::stop()
{
    if (!dispatcher)
        return;
    QSignalSpy drained(dispatcher.get(), &Dispatcher::drained);
    dispatcher->stop(0ms);
    if (drained.isEmpty())
        drained.wait(5000);
    dispatcher.reset();
}

bool DispatchBench::settled()
{
    dispatcher->look();
    return QTest::qWaitFor([&] { return dispatcher->isIdle(); }, 5000);
}

void DispatchBench::advance(std::chrono::milliseconds by)
{
    db.clock.advance(by);
    dispatcher->look();
    (void)settled();
}

ItemId DispatchBench::add(const NewItem &item)
{
    return write(db, [&](store::Transaction &tx) { return outbox::enqueue(tx, item); }).value();
}

Item DispatchBench::find(ItemId id)
{
    return read(db, [&](store::Connection &c) { return outbox::find(c, id); }).value().value();
}

bool DispatchBench::becomes(ItemId id, State state)
{
    return QTest::qWaitFor([&] { return find(id).state == state; }, 5000);
}

QStringList DispatchBench::notes()
{
    QStringList told;
    const auto items = read(db, [](store::Connection &c) { return outbox::about(c, u"notes"_s); }).value();
    for (const Item &item : items)
        told << item.payload;
    return told;
}

} // namespace cb::test
