// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/asking_pace.h"

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
    [[nodiscard]] bool isDue() const { return !m_asking && (m_isNew || m_hurries || m_pace.isRested()); }

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
        m_pace.noteAnswer(std::chrono::milliseconds(m_sinceAsked.elapsed()));
        return true;
    }
    /// There is an answer.
    void noteAnswer() { m_isNew = false; }

private:
    int m_generation = 0;
    bool m_asking = false;
    bool m_isNew = true;
    bool m_hurries = false;
    AskingPace m_pace{19}; ///< it may take a twentieth of the time
    QElapsedTimer m_sinceAsked;
};

} // namespace leapfrog
