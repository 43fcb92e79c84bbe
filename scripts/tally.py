"""Adds up the JUnit reports of a folder: one plain line for each failure and skip, then the sum.

Usage: tally.py FOLDER [extra failure sentence]...
The last line reads `N passed, N failed, N skipped`; the exit status is 1 when anything failed,
or when nothing ran at all.
"""

import pathlib
import sys
import xml.etree.ElementTree as xml


def one_line(text: str) -> str:
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    return lines[0][:300] if lines else "no reason given"


def main() -> int:
    folder, sentences = pathlib.Path(sys.argv[1]), sys.argv[2:]
    passed, failed, skipped = 0, len(sentences), 0
    for sentence in sentences:
        print(f"FAILED {sentence}")
    for report in sorted(folder.glob("*.xml")):
        try:
            cases = xml.parse(report).getroot().iter("testcase")
        except xml.ParseError as fault:
            # A suite that was killed leaves half a report, or none of its text.
            print(f"FAILED {report.stem}: the suite did not end ({fault})")
            failed += 1
            continue
        for case in cases:
            name = f"{report.stem}: {case.get('classname', '')} {case.get('name', '')}"
            bad = case.find("failure")
            if bad is None:
                bad = case.find("error")
            skip = case.find("skipped")
            if bad is not None:
                failed += 1
                print(f"FAILED {name}: {one_line(bad.get('message') or bad.text)}")
            elif skip is not None:
                skipped += 1
                print(f"skipped {name}: {one_line(skip.get('message') or skip.text)}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
