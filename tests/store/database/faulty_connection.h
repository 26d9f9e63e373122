// SPDX-License-Identifier: MIT
#pragma once

#include "support/test_database.h"

#include <csignal>

namespace leapfrog::test {

using Code = Error::Code;

/// A database whose connections fail.
class FaultyConnection
{
protected:
    void setUp() { m_database = std::make_unique<TestDatabase>(); }

    std::unique_ptr<TestDatabase> m_database;
};

} // namespace leapfrog::test
