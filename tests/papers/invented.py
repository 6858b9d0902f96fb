"""An invented paper in every format: the same facts must come of all of them."""

from __future__ import annotations

from tests.readers.pdf_files import pdf_file, ruled, text

TITLE = "Lantern Institute Briefing Paper on WTSA-24"
DATE = "4 May 2024"
OPENING = "WTSA-24 will be held from 15 to 24 October 2024 in New Delhi, India."
CITING = "Much was said at PP-22 on Resolution 130, and WTSA Resolution 2 names the groups."
MEETINGS = (("Asia-Pacific Telecommunity (APT)", "5-6 February 2024, virtual meeting; 19-23 August 2024, Bangkok, Thailand"),
            ("African Telecommunications Union (ATU)", "15-19 April 2024, location to be confirmed"))
LISTINGS = (("Names and numbers", "Resolution 20 (Rev. Hammamet, 2016): Numbering", "Resolution 47 (Rev. Dubai, 2012): Top-level names"),
            ("", "Resolution 64 (Rev. Hammamet, 2016): Addresses"),
            ("Security", "Resolution 50 (Rev. Hammamet, 2016): Cybersecurity"))

TEXT = f"""{TITLE}

{DATE}

{OPENING}

{CITING}

Table 1 - Regional meetings

Organization Dates
Asia-Pacific Telecommunity (APT) 5-6 February 2024, virtual meeting;
19-23 August 2024, Bangkok, Thailand
African Telecommunications
Union (ATU) 15-19 April 2024, location to be confirmed

Table 2 - Resolutions on the Internet

Area Resolution
Names and
numbers
Resolution 20 (Rev. Hammamet, 2016): Numbering Resolution 47 (Rev. Dubai, 2012): Top-level names
Resolution 64 (Rev. Hammamet, 2016): Addresses
Security Resolution 50 (Rev. Hammamet, 2016): Cybersecurity

Role of the institute

The Lantern Institute follows the work.
"""


def _rows(cells: tuple[tuple[str, ...], ...]) -> str:
    return "".join(f"<tr><td>{row[0]}</td><td>{''.join(f'<p>{cell}</p>' for cell in row[1:])}</td></tr>" for row in cells)


HTML = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>no text</title><style>p {{ color: red }}</style></head>
<body><nav>Menu 1 May 2020</nav><h1>{TITLE}</h1><p>{DATE}</p><script>var hidden = "Resolution 99";</script><p>{OPENING}</p><p>{CITING}</p>
<table><caption>Table 1 - Regional meetings</caption><tr><th>Organization</th><th>Dates</th></tr>{_rows(MEETINGS)}</table>
<p>Table 2 - Resolutions on the Internet</p><table><tr><th>Area</th><th>Resolution</th></tr>{_rows(LISTINGS)}</table>
<h2>Role of the institute</h2><p>The Lantern Institute follows the work.</p></body></html>"""

MARKDOWN = f"""# {TITLE}

{DATE}

{OPENING}

{CITING}

Table 1 - Regional meetings

| Organization | Dates |
|---|---|
""" + "".join(f"| {label} | {' '.join(cells)} |\n" for label, *cells in MEETINGS) + """
Table 2 - Resolutions on the Internet

Area\tResolution
""" + "".join(f"{row[0]}\t{' '.join(f'<p><b>{cell}</b></p>' for cell in row[1:])}\n" for row in LISTINGS[:1]) + """
Area\tResolution
""" + "".join(f"{row[0]}\t{' '.join(f'<p>{cell}</p>' for cell in row[1:])}\n" for row in LISTINGS[1:]) + """
## Role of the institute

The Lantern Institute follows the work.
"""

PDF = pdf_file(
    [text(60, 780, TITLE, 18, "F2"), text(60, 750, DATE), text(60, 720, OPENING), text(60, 690, CITING),
     text(60, 650, "Table 1 - Regional meetings"),
     *ruled(60, 640, (180, 330), (("Organization", "Dates"), *MEETINGS)), text(290, 40, "1", 9)],
    [text(60, 780, "Table 2 - Resolutions on the Internet"),
     *ruled(60, 770, (90, 420), (("Area", "Resolution"), *((row[0], " ".join(row[1:])) for row in LISTINGS[:1]))), text(290, 40, "2", 9)],
    [*ruled(60, 780, (90, 420), (("Area", "Resolution"), *((row[0], " ".join(row[1:])) for row in LISTINGS[1:]))),
     text(60, 600, "Role of the institute", 14, "F2"), text(60, 570, "The Lantern Institute follows the work.")])

FILES: dict[str, bytes] = {"paper.txt": TEXT.encode(), "paper.html": HTML.encode(), "paper.md": MARKDOWN.encode(), "paper.pdf": PDF}
