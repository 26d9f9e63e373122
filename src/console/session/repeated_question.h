// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>

namespace leapfrog {

/// A question that is asked again and again while its answer is looked at: never twice at once, a dear one less often.
/// Answers to what is not asked any more don't count. UI thread.
class RepeatedQuestion
{
public:
    /// Something else is asked from now on; what is under way does not count.
    void renew()
    {
        ++m_generation;
        m_asking = false;
        m_isNew = true;
    }
    /// The next one is not put off.
    void hurry() { m_hurries = true; }

    /// Whether there was no answer yet.
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] bool isUnderWay() const { return m_asking; }
    [[nodiscard]] bool isDue() const
    {
        using std::chrono::milliseconds;
        return !m_asking
            && (m_isNew || m_hurries || !m_sinceAnswer.isValid()
                || milliseconds(m_sinceAnswer.elapsed()) >= std::min(m_lastTook * restFactor, restAtMost));
    }

    /// Returns its number, for end().
    int begin()
    {
        m_asking = true;
        m_hurries = false;
        m_sinceAsked.start();
        return m_generation;
    }
    /// It has ended, well or not; false: nobody wants the answer any more.
    bool end(int number)
    {
        if (number != m_generation)
            return false;
        m_asking = false;
        m_lastTook = std::chrono::milliseconds(m_sinceAsked.elapsed());
        m_sinceAnswer.start();
        return true;
    }
    /// There is an answer.
    void noteAnswer() { m_isNew = false; }

private:
    static constexpr int restFactor = 19; ///< it may take a twentieth of the time
    static constexpr std::chrono::milliseconds restAtMost
        = std::chrono::seconds(15); ///< what is called live is not older

    int m_generation = 0;
    bool m_asking = false;
    bool m_isNew = true;
    bool m_hurries = false;
    std::chrono::milliseconds m_lastTook{0};
    QElapsedTimer m_sinceAsked;
    QElapsedTimer m_sinceAnswer;
};

} // namespace leapfrog
