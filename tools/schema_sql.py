"""Reads the SQL of migrations/ as it is written there, comments and all: for schema.py."""
# SPDX-License-Identifier: MIT
import functools
import hashlib
import re


class Fault(Exception):
    pass


# --- reading SQL ----------------------------------------------------------------------------------------------------

def token_end(text, at):
    """Where the comment, text, body or single character at `at` ends."""
    for opens, closes in (("--", "\n"), ("$$", "$$"), ("'", "'")):
        if text.startswith(opens, at):
            end = text.find(closes, at + len(opens))
            return len(text) if end < 0 else end + len(closes)
    return at + 1


def statements(text):
    """(comment above, statement without comments outside of bodies, the same with them) of each statement."""
    found, plain, whole, comment = [], "", "", []
    at = 0
    while at < len(text):
        end = token_end(text, at)
        token = text[at:end]
        if token.startswith("--"):
            if plain.strip():
                plain += "\n"
                whole += token
            else:
                comment.append(token[2:].strip())
        elif token == ";":
            found.append((comment, plain.strip(), whole.strip()))
            plain, whole, comment = "", "", []
            line = text.find("\n", end)
            rest = text[end:line].strip()
            if rest.startswith("--"):       # behind the statement, on its line
                found[-1] = (found[-1][0] or [rest[2:].strip()], found[-1][1], found[-1][2])
                end = line
        else:
            plain += token
            whole += token
            if not plain.strip() and token == "\n" and text[end:end + 1] == "\n":
                comment = []                # an empty line: that comment was of something else
        at = end
    if plain.strip():
        raise Fault(f"a statement without an end: {plain.strip()[:60]}")
    return found


def items(body):
    """(text, comment) of what stands between commas; a comment behind an item, or in lines above it, is its own."""
    found, text, above, depth, at = [], "", [], 0, 0
    while at < len(body):
        end = token_end(body, at)
        token = body[at:end]
        if token.startswith("--"):
            line_start = body.rfind("\n", 0, at)
            alone = not body[line_start + 1:at].strip()
            words = token[2:].strip()
            if not alone and not text.strip() and found:
                found[-1][1].append(words)
            else:
                above.append(words)
            token = "\n"
        elif token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
        if token == "," and depth == 0:
            found.append((flat(text), above))
            text, above = "", []
        else:
            text += token
        at = end
    if text.strip():
        found.append((flat(text), above))
    return [(what, " ".join(comment)) for what, comment in found]


def flat(text):
    return re.sub(r"\s+", " ", text).strip()


def parenthesised(text, at):
    """What is between the parenthesis at `at` and its partner, and where that is."""
    depth, start = 0, at
    while at < len(text):
        end = token_end(text, at)
        depth += {"(": 1, ")": -1}.get(text[at:end], 0)
        if depth == 0:
            return text[start + 1:at], end
        at = end
    raise Fault(f"a parenthesis is not closed: {text[start:start + 60]}")


# --- what the statements make ---------------------------------------------------------------------------------------

class Table:
    def __init__(self, name, file, comment):
        self.name, self.file, self.comment = name, file, comment
        self.columns = {}       # name -> [type, not null, default, meaning]
        self.keys = []          # (name or "", text, meaning)
        self.options = ""
        self.unlogged = False

    def add(self, text, meaning):
        if re.match(r"(CONSTRAINT|PRIMARY KEY|FOREIGN KEY|UNIQUE|CHECK)\b", text):
            named = re.match(r"CONSTRAINT (\w+) (.*)", text)
            self.keys.append((named[1], named[2], meaning) if named else ("", text, meaning))
            return
        name, rest = text.split(" ", 1)
        end = re.search(r" (NOT NULL|DEFAULT|PRIMARY KEY|REFERENCES|CHECK|UNIQUE)\b", rest)
        kind, rest = (rest[:end.start()], rest[end.start():].strip()) if end else (rest, "")
        default = ""
        not_null = False
        while rest:
            if rest.startswith("NOT NULL"):
                not_null, rest = True, rest[8:].strip()
            elif rest.startswith("DEFAULT "):
                end = re.search(r" (NOT NULL|PRIMARY KEY|REFERENCES|CHECK|UNIQUE)\b", rest)
                default, rest = (rest[8:end.start()], rest[end.start():].strip()) if end else (rest[8:], "")
            elif rest.startswith("PRIMARY KEY"):
                self.keys.append(("", f"PRIMARY KEY ({name})", ""))
                not_null, rest = True, rest[11:].strip()
            elif rest.startswith("REFERENCES "):
                end = re.search(r" (NOT NULL|DEFAULT|CHECK)\b", rest)
                text, rest = (rest[:end.start()], rest[end.start():].strip()) if end else (rest, "")
                self.keys.append(("", f"FOREIGN KEY ({name}) {text}", ""))
            elif rest.startswith("CHECK"):
                check, end = parenthesised(rest, rest.index("("))
                self.keys.append(("", f"CHECK ({check})", ""))
                rest = rest[end:].strip()
            else:
                raise Fault(f"{self.name}.{name}: what is “{rest}”?")
        self.columns[name] = [kind, not_null, default, meaning]

    def primary_key(self):
        key = next((text for _, text, _ in self.keys if text.startswith("PRIMARY KEY")), "()")
        return [part.strip() for part in key[key.index("(") + 1:key.index(")")].split(",") if part.strip()]


class Schema:
    """What the files in the folder `sql` make."""

    def __init__(self, sql):
        self.files = []         # (name, comment)
        self.tables, self.indexes, self.sequences = {}, {}, {}
        self.functions, self.triggers, self.views = {}, {}, {}
        source = sql.parent / "src"
        self.sources = {str(path.relative_to(source)): path.read_text() for path in source.rglob("*.cpp")}
        for path in sorted(sql.glob("*.sql")):
            self.read_numbered(path)
        for path in sorted((sql / "functions").glob("*.sql")):
            self.read_function(path)
        for path in sorted((sql / "views").glob("*.sql")):
            self.read_views(path)
        for table in self.tables.values():
            for key in [text for _, text, _ in table.keys if text.startswith("PRIMARY KEY")]:
                for column in parenthesised(key, key.index("("))[0].split(","):
                    table.columns[column.strip()][1] = True

    def read_numbered(self, path):
        text = path.read_text()
        head = re.match(r"((?:--[^\n]*\n)+)", text)
        comment = [line[2:].strip() for line in head[1].splitlines() if line[3:] != "begins a transaction"]
        self.files.append((path.name, re.sub(r"^\d{4}: ", "", " ".join(comment))))
        for comment, plain, whole in statements(text[head.end():]):
            try:
                self.statement(path.name, " ".join(comment), plain, whole)
            except Fault as fault:
                raise Fault(f"{path.name}: {fault}")

    def statement(self, file, comment, plain, whole):
        if found := re.match(r"CREATE (UNLOGGED )?TABLE (?:IF NOT EXISTS )?(\w+) \(", plain):
            table = self.tables[found[2]] = Table(found[2], file, comment)
            table.unlogged = bool(found[1])
            body, end = parenthesised(whole, whole.index("("))
            for text, meaning in items(body):
                table.add(text, meaning)
            table.options = flat(re.sub(r"--[^\n]*", "", whole[end:]))
        elif found := re.match(r"ALTER TABLE (\w+)\s", plain):
            table = self.tables[found[1]]
            for text, meaning in items(whole[whole.index(found[1]) + len(found[1]):]):
                self.alter(table, text, meaning or comment)
        elif found := re.match(r"CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?(\w+) ON (\w+) (.*)", plain, re.S):
            self.indexes[found[1]] = (found[2], flat(found[3]), comment)
        elif found := re.match(r"DROP INDEX (?:CONCURRENTLY )?(?:IF EXISTS )?(\w+)", plain):
            self.indexes.pop(found[1], None)
        elif found := re.match(r"CREATE SEQUENCE (\w+)(.*)", plain, re.S):
            self.sequences[found[1]] = (file, flat(found[2]), comment)
        elif found := re.match(r"DROP (TABLE|SEQUENCE) (?:IF EXISTS )?([\w, ]+)", plain):
            for name in found[2].replace(" ", "").split(","):
                (self.tables if found[1] == "TABLE" else self.sequences).pop(name)
            self.indexes = {name: one for name, one in self.indexes.items() if one[0] in self.tables}
        elif not re.match(r"(INSERT|UPDATE|DELETE|WITH|SELECT|LOCK TABLE|DO|DROP (VIEW|TRIGGER|FUNCTION)) ?", plain):
            raise Fault(f"tools/schema.py does not know what this makes: {plain[:80]}")

    def alter(self, table, text, meaning):
        if found := re.match(r"ADD COLUMN (?:IF NOT EXISTS )?(.*)", text):
            table.add(found[1], meaning)
        elif found := re.match(r"ADD (CONSTRAINT .*?)( NOT VALID)?$", text):
            table.add(found[1], meaning)
        elif found := re.match(r"RENAME TO (\w+)", text):
            del self.tables[table.name]
            self.indexes = {name: (found[1] if of == table.name else of, *rest) for name, (of, *rest) in self.indexes.items()}
            table.name = found[1]
            self.tables[table.name] = table
        elif found := re.match(r"RENAME COLUMN (\w+) TO (\w+)", text):
            table.columns = {found[2] if name == found[1] else name: column for name, column in table.columns.items()}
            word = re.compile(rf"\b{found[1]}\b")
            table.keys = [(name, word.sub(found[2], key), of) for name, key, of in table.keys]
            self.indexes = {name: (of, word.sub(found[2], columns) if of == table.name else columns, comment)
                            for name, (of, columns, comment) in self.indexes.items()}
        elif found := re.match(r"DROP COLUMN (?:IF EXISTS )?(\w+)", text):
            table.columns.pop(found[1])
        elif found := re.match(r"DROP CONSTRAINT (?:IF EXISTS )?(\w+)", text):
            table.keys = [key for key in table.keys if key[0] != found[1]]
        elif found := re.match(r"ALTER COLUMN (\w+) SET DEFAULT (.*)", text):
            table.columns[found[1]][2] = found[2]
            table.columns[found[1]][3] = table.columns[found[1]][3] or meaning
        elif found := re.match(r"ALTER COLUMN (\w+) (DROP DEFAULT|SET NOT NULL|DROP NOT NULL)", text):
            table.columns[found[1]][2 if found[2] == "DROP DEFAULT" else 1] = {"DROP DEFAULT": "", "SET NOT NULL": True}.get(found[2], False)
        elif found := re.match(r"SET (\(.*\))", text):
            table.options = "WITH " + found[1]
        elif not re.match(r"VALIDATE CONSTRAINT |(DISABLE|ENABLE) TRIGGER USER", text):
            raise Fault(f"tools/schema.py does not know: ALTER TABLE {table.name} {text[:80]}")

    def read_function(self, path):
        function = ""
        for comment, plain, _ in statements(path.read_text()):
            if found := re.match(r"CREATE OR REPLACE FUNCTION (\w+)", plain):
                if function:
                    raise Fault(f"functions/{path.name}: one function per file")
                function = found[1]
                if function + ".sql" != path.name or not comment:
                    raise Fault(f"functions/{path.name}: the function {function}, under a comment that says what it is for")
                if "LANGUAGE plpgsql" in plain and "$$\n#variable_conflict use_variable\n" not in plain:
                    raise Fault(f"functions/{path.name}: “#variable_conflict use_variable” is the first line of a body")
                self.functions[function] = (comment, plain)
            elif found := re.match(r"CREATE (OR REPLACE|CONSTRAINT) TRIGGER (\w+) .*?\sON (\w+).*EXECUTE FUNCTION (\w+)", plain, re.S):
                if found[4] != function:
                    raise Fault(f"functions/{path.name}: the trigger {found[2]} runs another function")
                self.triggers[(found[3], found[2])] = (flat(plain), function)
            elif found := re.match(r"REVOKE EXECUTE ON FUNCTION (\w+)", plain):
                if found[1] != function:
                    raise Fault(f"functions/{path.name}: REVOKE of its own function only")
                self.functions[function] = (self.functions[function][0], self.functions[function][1] + ";\n" + plain)
            elif not re.match(r"DROP TRIGGER IF EXISTS ", plain):
                raise Fault(f"functions/{path.name}: what is “{plain[:60]}”?")
        if not re.search(r";\nREVOKE EXECUTE ON FUNCTION \w+\(.*\) FROM PUBLIC$", self.functions[function][1]):
            raise Fault(f"functions/{path.name}: REVOKE EXECUTE ON FUNCTION {function}(…) FROM PUBLIC is missing")

    def read_views(self, path):
        for comment, plain, _ in statements(path.read_text()):
            found = re.match(r"CREATE OR REPLACE VIEW (\w+) ", plain)
            if not found or not comment:
                raise Fault(f"views/{path.name}: CREATE OR REPLACE VIEW under a comment, not “{plain[:60]}”")
            self.views[found[1]] = (path.name, comment, plain)

    def checksum(self):
        parts = sorted([f"function {name}\n{plain}" for name, (_, plain) in self.functions.items()]
                       + [f"trigger {table}.{name}\n{plain}" for (table, name), (plain, _) in self.triggers.items()]
                       + [f"view {name}\n{plain}" for name, (_, _, plain) in self.views.items()])
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @functools.cache  # asked for each table by each trigger
    def writers(self, table):
        """The functions and the programs' files that write a table."""
        write = re.compile(rf"\b(?:INSERT INTO|UPDATE|DELETE FROM) (?:public\.)?{table}\b")
        functions = sorted(name for name, (_, plain) in self.functions.items() if write.search(plain))
        programs = sorted(name for name, text in self.sources.items() if write.search(text))
        return functions, programs
