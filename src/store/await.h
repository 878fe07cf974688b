// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <coroutine>

namespace cb::store {

/// What reading() and writing() give to co_await: a Result<T>, on the thread that awaits. The coroutine may be
/// destroyed while it waits; then nothing resumes.
template <typename T>
class Awaiting
{
public:
    using Done = std::function<void(Result<T>)>;
    explicit Awaiting(std::function<void(QObject *context, Done done)> start)
        : m_start(std::move(start))
    { }
    Awaiting(Awaiting &&) = default; // QCoro moves it, before it is awaited

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting)
    {
        m_context = std::make_unique<QObject>();
        m_start(m_context.get(), [this, waiting](Result<T> result) {
            m_result = std::move(result);
            waiting.resume();
        });
    }
    [[nodiscard]] Result<T> await_resume() { return std::move(*m_result); }

private:
    std::function<void(QObject *, Done)> m_start;
    std::unique_ptr<QObject> m_context;
    std::optional<Result<T>> m_result;
};

/// `const Result<CallDetail> detail = co_await store::reading<CallDetail>(m_database, std::move(work));` where work is
/// `Result<CallDetail> (Connection &)`: name it before, GCC 12 destroys a lambda twice that is made inside of co_await.
template <typename T>
[[nodiscard]] Awaiting<T> reading(Database &database, std::function<Result<T>(Connection &)> work)
{
    return Awaiting<T>([&database, work = std::move(work)](QObject *context, typename Awaiting<T>::Done done) {
        if constexpr (std::is_void_v<T>)
            database.read(work, context, std::move(done));
        else
            database.readFor<T>(work, context, std::move(done));
    });
}

/// The same for a write; resumes after COMMIT.
template <typename T>
[[nodiscard]] Awaiting<T> writing(
    Database &database, Lane lane, QByteArray subject, std::function<Result<T>(Transaction &)> work)
{
    return Awaiting<T>([&database, lane, subject = std::move(subject), work = std::move(work)](
                           QObject *context, typename Awaiting<T>::Done done) {
        if constexpr (std::is_void_v<T>)
            database.write(lane, subject, work, context, std::move(done));
        else
            database.writeFor<T>(lane, subject, work, context, std::move(done));
    });
}

} // namespace cb::store
