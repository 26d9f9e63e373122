#!/usr/bin/env python3
"""Makes manual pages and shell completions of what the programs say themselves: program_pages.py FOLDER PROGRAM….
Writes FOLDER/man/NAME.1, FOLDER/bash/NAME, FOLDER/zsh/_NAME and FOLDER/fish/NAME.fish.
SPDX-License-Identifier: MIT"""
import os
import re
import subprocess
import sys
from pathlib import Path

OPTION = re.compile(r"^\s+((?:-\w,)?--[\w-]+(?:,--[\w-]+)*)(.*)$")
COMMAND = re.compile(r"^  ([a-z][\w-]*)(?:\s{2,}(.*))?$")
CHOICES = re.compile(r"\{([^}]*)\}")


class Command:
    def __init__(self, program, path):
        self.name = " ".join(path)
        out = subprocess.run([program, *path, "--help"], capture_output=True, text=True, check=True,
                             env={**os.environ, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}).stdout
        self.about, self.usage, self.options, names = "", "", [], []
        in_commands = False
        for line in out.splitlines():
            in_commands = line.startswith("Subcommands:") or (in_commands and line.startswith("  "))
            option = OPTION.match(line)
            command = COMMAND.match(line) if in_commands else None
            if line.startswith("Usage: "):
                self.usage = line.removeprefix("Usage: ")
            elif not self.usage and line.strip():
                self.about = (self.about + " " + line.strip()).strip()
            elif command:
                names.append(command.group(1))
            elif option:
                takes, _, words = option.group(2).strip().partition("  ")
                choices = CHOICES.search(takes)
                self.options.append([option.group(1).split(","), takes, words.strip(),
                                     choices.group(1).split(",") if choices else []])
            elif self.options and line.startswith(" " * 20):
                self.options[-1][2] = (self.options[-1][2] + " " + line.strip()).strip()
        self.commands = [Command(program, [*path, name]) for name in names]

    def all(self):
        yield self
        for command in self.commands:
            yield from command.all()

    @property
    def words(self):
        """What can follow: commands and long options."""
        return [command.name.split()[-1] for command in self.commands] + [names[-1] for names, *_ in self.options]


def roff(text):
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


def manual(name, root, version):
    lines = [f'.TH {name.upper()} 1 "" "Leapfrog {version}" "User Commands"', ".SH NAME",
             f"{name} \\- {roff(root.about.removeprefix('Leapfrog: ').rstrip('.'))}", ".SH SYNOPSIS",
             f".B {roff(root.usage)}"]
    for command in root.all():
        if command is root:
            lines += [".SH OPTIONS"]
        else:
            lines += [".SH " + roff(f"{name} {command.name}").upper() if " " not in command.name
                      else ".SS " + roff(f"{name} {command.name}"), roff(command.about), ".PP", f".B {roff(command.usage)}"]
        for names, takes, words, _ in command.options:
            shown = roff(", ".join(names) + (f" {takes}" if takes else ""))
            lines += [".TP", f".B {shown}", roff(words) or "."]
    lines += [".SH SEE ALSO", f"/usr/share/doc/leapfrog/ holds the user guide and how Leapfrog is operated."]
    return "\n".join(lines) + "\n"


def bash(name, root):
    cases = "\n".join(f'    "{command.name}") words="{" ".join(command.words)}" ;;' for command in root.all())
    values = "\n".join(f'    "{names[-1]}") COMPREPLY=($(compgen -W "{" ".join(choices)}" -- "$current")); return ;;'
                       for names, choices in {option[0][-1]: (option[0], option[3]) for command in root.all()
                                              for option in command.options if option[3]}.values())
    known = " ".join(f"[\"{command.name}\"]=1" for command in root.all() if command.name)
    return f"""# bash completion of {name}, made by tools/program_pages.py
_{name}() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD - 1]}}" path="" word words
    local -A known=({known})
    case "$before" in
{values}
    esac
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        [[ -z ${{known["${{path:+$path }}$word"]:-}} ]] || path="${{path:+$path }}$word"
    done
    case "$path" in
{cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    [[ ${{#COMPREPLY[@]}} -gt 0 || $current == -* ]] || COMPREPLY=($(compgen -f -- "$current"))
}}
complete -o filenames -F _{name} {name}
"""


def zsh(name, root):
    return f"#compdef {name}\nautoload -U +X bashcompinit && bashcompinit\n" + bash(name, root)


def fish(name, root):
    def quoted(text):
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    lines = [f"# fish completion of {name}, made by tools/program_pages.py"]
    for command in root.all():
        path = command.name.split()
        parts = [f"__fish_seen_subcommand_from {word}" for word in path]
        subs = [one.name.split()[-1] for one in command.commands]
        if not path:
            inside = "__fish_use_subcommand"
        else:
            inside = "; and ".join(parts + ([f"not __fish_seen_subcommand_from {' '.join(subs)}"] if subs else []))
        for sub in command.commands:
            lines.append(f"complete -c {name} -f -n {quoted(inside)} -a {sub.name.split()[-1]} -d {quoted(sub.about)}")
        for names, takes, words, choices in command.options:
            line = f"complete -c {name} -l {names[-1].lstrip('-')} -d {quoted(words)}"
            if path:
                line += f" -n {quoted('; and '.join(parts))}"
            if choices:
                line += f" -x -a {quoted(' '.join(choices))}"
            elif takes:
                line += " -r"
            lines.append(line)
    return "\n".join(lines) + "\n"


def main():
    folder = Path(sys.argv[1])
    for program in sys.argv[2:]:
        name = Path(program).name
        root = Command(str(Path(program).resolve()), [])
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
        for path, text in {f"man/{name}.1": manual(name, root, version), f"bash/{name}": bash(name, root),
                           f"zsh/_{name}": zsh(name, root), f"fish/{name}.fish": fish(name, root)}.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
