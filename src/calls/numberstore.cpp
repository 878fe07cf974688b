// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/numberstore.h"

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::calls {

namespace {

const QString columns =
    u"number, sid, voice, voice_fallback, status, ignored_for, before_voice, before_voice_fallback, "
    "before_status, read_at, before_voice_method, before_voice_fallback_method, before_status_method"_s;

Result<QList<NumberSetting>> all(Statement &select)
{
    QList<NumberSetting> found;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        NumberSetting setting;
        setting.number = select.text(0);
        setting.sid = select.text(1);
        setting.shown = {select.text(2), select.text(3), select.text(4)};
        setting.ignoredFor = NumberSetting::Override(select.integer(5));
        if (!select.isNull(6))
            setting.before = FormerWebhooks{
                {select.text(6), select.text(7), select.text(8)}, select.text(10), select.text(11), select.text(12)};
        setting.readAt = select.instant(9);
        found << setting;
    }
}

} // namespace

Result<> keepSetting(Transaction &tx, const NumberSetting &setting)
{
    Statement insert(tx,
        u"INSERT INTO number_setting ("_s + columns
            + u") VALUES (:number, :sid, :voice, :fallback, :status, :ignored, :bvoice, :bfallback, :bstatus, :at, "
              ":vmethod, :fmethod, :smethod) "
              "ON CONFLICT (number) DO UPDATE SET sid = excluded.sid, voice = excluded.voice, "
              "voice_fallback = excluded.voice_fallback, status = excluded.status, "
              "ignored_for = excluded.ignored_for, read_at = excluded.read_at, "
              "before_voice = COALESCE(number_setting.before_voice, excluded.before_voice), "
              "before_voice_fallback = COALESCE(number_setting.before_voice_fallback, "
              "excluded.before_voice_fallback), "
              "before_status = COALESCE(number_setting.before_status, excluded.before_status), "
              // They go with their addresses: those of a row without methods have none.
              "before_voice_method = CASE WHEN number_setting.before_voice IS NULL "
              "THEN excluded.before_voice_method ELSE number_setting.before_voice_method END, "
              "before_voice_fallback_method = CASE WHEN number_setting.before_voice IS NULL "
              "THEN excluded.before_voice_fallback_method ELSE number_setting.before_voice_fallback_method END, "
              "before_status_method = CASE WHEN number_setting.before_voice IS NULL "
              "THEN excluded.before_status_method ELSE number_setting.before_status_method END"_s);
    insert.bind(u":number"_s, setting.number);
    insert.bind(u":sid"_s, setting.sid);
    insert.bind(u":voice"_s, setting.shown.voice);
    insert.bind(u":fallback"_s, setting.shown.voiceFallback);
    insert.bind(u":status"_s, setting.shown.status);
    insert.bind(u":ignored"_s, int(setting.ignoredFor));
    const std::optional<FormerWebhooks> &before = setting.before;
    const auto known = [&before](const QString &value) { return before ? std::optional(value) : std::nullopt; };
    const FormerWebhooks former = before.value_or(FormerWebhooks());
    insert.bind(u":bvoice"_s, known(former.addresses.voice));
    insert.bind(u":bfallback"_s, known(former.addresses.voiceFallback));
    insert.bind(u":bstatus"_s, known(former.addresses.status));
    insert.bind(u":vmethod"_s, known(former.voiceMethod));
    insert.bind(u":fmethod"_s, known(former.voiceFallbackMethod));
    insert.bind(u":smethod"_s, known(former.statusMethod));
    insert.bind(u":at"_s, setting.readAt);
    if (Result<> run = insert.run(); !run)
        return run;
    return tx.changed(u"number.setting"_s, 0);
}

Result<> forgetFormer(Transaction &tx, const QString &number)
{
    Statement forget(tx,
        u"UPDATE number_setting SET before_voice = NULL, before_voice_fallback = NULL, before_status = NULL, "
        "before_voice_method = NULL, before_voice_fallback_method = NULL, before_status_method = NULL "
        "WHERE number = :number"_s);
    forget.bind(u":number"_s, number);
    if (Result<> run = forget.run(); !run)
        return run;
    return tx.changed(u"number.setting"_s, 0);
}

Result<QList<NumberSetting>> numberSettings(Connection &connection)
{
    Statement select(connection, u"SELECT "_s + columns + u" FROM number_setting ORDER BY number"_s);
    return all(select);
}

Result<std::optional<NumberSetting>> numberSetting(Connection &connection, const QString &number)
{
    Statement select(connection, u"SELECT "_s + columns + u" FROM number_setting WHERE number = :number"_s);
    select.bind(u":number"_s, number);
    const Result<QList<NumberSetting>> found = all(select);
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

} // namespace cb::calls
