#!/usr/bin/env python3
"""Breaks the code on purpose, in many small ways, and says who notices.

Each row of mutants.json names a file, a text in it and what stands there instead. All variants are
built into one scratch copy of the tree, each behind a switch that TRIBUNE_MUTANT names, so that one
build serves all and every variant is known to compile. Per variant: worlds of the simulation with
one daemon and with three; if they notice nothing, the tests of AuthorityTests and LawTests.

Kinds of row: `expression` and `statement` are chosen between at run time; `verbatim` already holds
the switch, written Mutant.on(ID); `textual` appends a condition that the switch turns off.
"""
import argparse, concurrent.futures, json, os, pathlib, shutil, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SWITCH = """import Glibc

/// Which deliberately broken variant runs; 0 for none.
public enum Mutant {
    public static let current: Int = {
        guard let text = unsafe getenv("TRIBUNE_MUTANT") else { return 0 }
        return Int(unsafe String(cString: text)) ?? 0
    }()

    public static func on(_ id: Int) -> Bool { current == id }
}
"""


def die(text):
    print(text, file=sys.stderr)
    sys.exit(2)


def replaced(group):
    """The text with all its variants behind switches; they share file and text."""
    text = group[0]["find"]
    for row in group:
        switch = f"Mutant.on({row['id']})"
        new = row["replace"].replace("Mutant.on(ID)", switch)
        if row["kind"] == "verbatim":
            if text != row["find"]:
                die(f"mutant {row['id']}: a verbatim row shares its text with another")
            text = new
        elif row["kind"] == "expression":
            text = f"({switch} ? ({new}) : ({text}))"
        elif row["kind"] == "statement":
            text = f"if {switch} {{ {new} }} else {{ {text} }}"
        elif row["kind"] == "textual":
            stripped = text.removeprefix("&& ")
            if stripped != text:
                text = f"&& ({switch} || {stripped})"
            else:
                label, value = text.split(": ", 1)
                text = f"{label}: {switch} ? {new.split(': ', 1)[1]} : ({value})"
        else:
            die(f"mutant {row['id']}: unknown kind {row['kind']}")
    return text


def instrument(tree, rows):
    by_file = {}
    for row in rows:
        by_file.setdefault(row["file"], {}).setdefault(row["find"], []).append(row)
    for file, groups in by_file.items():
        path = tree / file
        source = path.read_text()
        taken = []
        for find, group in groups.items():
            if source.count(find) != 1:
                die(f"mutant {group[0]['id']}: {file} has its text {source.count(find)} times")
            start = source.index(find)
            if any(start < b and a < start + len(find) for a, b, _ in taken):
                die(f"mutant {group[0]['id']}: its text overlaps another's in {file}")
            taken.append((start, start + len(find), replaced(group)))
        for start, end, text in sorted(taken, reverse=True):
            source = source[:start] + text + source[end:]
        if "import StrictJSON" not in source:
            source = source.replace("\nimport ", "\nimport StrictJSON\nimport ", 1) \
                if "\nimport " in source else "import StrictJSON\n" + source
        path.write_text(source)


def prepare(tree, rows, package):
    shutil.rmtree(tree / "Sources", ignore_errors=True)
    shutil.rmtree(tree / "Tests", ignore_errors=True)
    tree.mkdir(parents=True, exist_ok=True)
    for folder in ("Sources", "Tests"):
        shutil.copytree(ROOT / folder, tree / folder, symlinks=True, copy_function=shutil.copy2)
    manifest = pathlib.Path(package).read_text()
    (tree / "Package.swift").write_text(
        manifest.replace(".treatAllWarnings(as: .error),", "").replace(
            ".strictMemorySafety(),", ""))
    (tree / "Sources/StrictJSON/Mutant.swift").write_text(SWITCH)
    instrument(tree, rows)


def run(command, mutant, seconds):
    environment = os.environ | {
        "TRIBUNE_MUTANT": str(mutant), "SWIFT_BACKTRACE": "enable=no",
        "SWIFT_DETERMINISTIC_HASHING": "1"}
    try:
        done = subprocess.run(
            command, env=environment, timeout=seconds, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr
    except subprocess.TimeoutExpired:
        return 124, "it did not end"


def verdict(options, binary, row):
    for daemons in (1, 3):
        code, text = run(
            [binary, "--seeds", f"1..{options.seeds}", "--ticks", str(options.ticks),
             "--daemons", str(daemons), "--first"], row["id"], 300)
        if code != 0:
            line = next((l for l in text.splitlines() if l.startswith("seed ")), text[-200:])
            how = "simulation" if daemons == 1 else "simulation, 3 daemons"
            return how, line.strip()
    return None, ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ids", nargs="*", type=int, help="only these")
    parser.add_argument("--seeds", type=int, default=120)
    parser.add_argument("--ticks", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_args()
    rows = json.loads((pathlib.Path(__file__).parent / "mutants.json").read_text())
    place = pathlib.Path(os.environ.get("TRIBUNE_MUTANTS_BUILD", ROOT / ".build/mutants"))
    package = os.environ.get("TRIBUNE_MUTANTS_PACKAGE", ROOT / "Package.swift")
    tree = place / "tree"
    build = ["swift", "build", "-c", "release", "--package-path", str(tree), "--scratch-path",
             str(place / "build"), "-Xswiftc", "-enable-testing"]
    if not options.no_build:
        prepare(tree, rows, package)
        began = time.time()
        if subprocess.run(build + ["--product", "simulate"], stdout=sys.stderr).returncode:
            die("the variants do not build")
        print(f"built {len(rows)} variants in {time.time() - began:.0f} s", flush=True)
    binary = str(place / "build/release/simulate")
    if verdict(options, binary, {"id": 0})[0]:
        die("the simulation fails without any variant")
    wanted = [row for row in rows if not options.ids or row["id"] in options.ids]
    began, caught, left = time.time(), {}, []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for row, (how, line) in zip(wanted, pool.map(
                lambda row: verdict(options, binary, row), wanted)):
            if how:
                caught[how] = caught.get(how, 0) + 1
            else:
                left.append(row)
            print(f"{row['id']:4} {how or '-':22} {row['breaks']}: {line}", flush=True)
    if left:
        left = tests(left, build, place, tree, caught)
    for row in left:
        print(f"NOT CAUGHT {row['id']}: {row['file']}: {row['breaks']}")
    how = ", ".join(f"{count} by {name}" for name, count in sorted(caught.items()))
    print(f"{len(wanted)} variants, {len(wanted) - len(left)} caught ({how}), {len(left)} not; "
          f"{time.time() - began:.0f} s")
    sys.exit(1 if left else 0)


def tests(left, build, place, tree, caught):
    """What the simulation did not see, the tests of the rooms may."""
    if subprocess.run(build + ["--build-tests"], stdout=sys.stderr).returncode:
        die("the tests do not build")
    rest = []
    for row in left:
        code, _ = run(
            ["swift", "test", "-c", "release", "--skip-build", "--package-path", str(tree),
             "--scratch-path", str(place / "build"), "-Xswiftc", "-enable-testing",
             "--disable-xctest", "--filter", "^(AuthorityTests|LawTests)\\."], row["id"], 600)
        if code:
            caught["tests"] = caught.get("tests", 0) + 1
            print(f"{row['id']:4} {'tests':22} {row['breaks']}", flush=True)
        else:
            rest.append(row)
    return rest


main()
