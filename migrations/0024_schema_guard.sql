-- 0024: what guards the books, as migrations/roles has left it, so that doctor tells what was changed since. Blocks nobody.
CREATE TABLE schema_guard (
    guard  text NOT NULL,                                    -- as leapfrog_guards() says it
    is_own boolean NOT NULL
);
