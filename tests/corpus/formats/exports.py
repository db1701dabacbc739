"""Files shaped as the archives export them, with invented articles."""

import io
import zipfile
from html import escape

FIRST = ("The council of Eastmere approved a new ferry terminal on Monday after two years of debate,\n"
         "and the first boats are to sail in 2027.\n\n\"We have waited long enough,\" Mayor Ada Quill said.")
SECOND = "Fishermen in Eastmere said on Tuesday that the terminal would cost them a third of their moorings."
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

OLDER = f"""

                               Document 1 of 2


                              The Eastmere Courier

                            March 4, 2025 Tuesday
                                 Final Edition

Council approves ferry terminal after
two years

BYLINE: By Tom Reed, political correspondent

SECTION: NEWS; Pg. 3

LENGTH: 30 words

DATELINE: EASTMERE

   {FIRST}

LOAD-DATE: March 5, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                      Copyright 2025 Courier Newspapers Limited
                              All Rights Reserved

                               Document 2 of 2


                              Harbour Times (Eastmere)

                                5 March 2025

HEADLINE: Fishermen fear for moorings

SECTION: BUSINESS

LENGTH: 17 words

{SECOND}

GRAPHIC: Boats at the quay

LOAD-DATE: March 6, 2025
"""

NEWER = f"""User Name: reader
Date and Time: Friday, 7 March 2025 10:12 AM GMT
Job Number: 123456789
Documents (2)
1. Council approves ferry terminal
Client/Matter: -None-
Search Terms: ferry
Council approves ferry terminal
The Eastmere Courier
March 4, 2025 Tuesday
Copyright 2025 Courier Newspapers Limited All Rights Reserved
Section: NEWS; Pg. 3
Length: 30 words
Byline: Tom Reed
Highlight: Two years of debate end.
Body

{FIRST}
Graphic

The quay at dawn
Classification

Language: ENGLISH
Subject: FERRIES (90%)
Load-Date: March 5, 2025

End of Document
Fishermen fear for moorings
Harbour Times (Eastmere)
March 5, 2025 Wednesday 9:15 AM GMT
Copyright 2025 Harbour Times All Rights Reserved
Length: 17 words
Body
{SECOND}
Classification
Load-Date: March 6, 2025
End of Document
Page 2 of 2
"""

NINJS_1 = {
    "uri": "http://newswire.example/items/2025/ferry", "type": "text", "mimetype": "text/plain", "version": "1",
    "versioncreated": "2025-03-04T18:00:00Z", "firstcreated": "2025-03-03T10:15:00Z", "language": "en-GB",
    "urgency": 4, "pubstatus": "usable", "headline": "Council approves ferry terminal", "byline": "Tom Reed",
    "infosource": [{"name": "Eastmere Wire", "rel": "provider"}], "copyrightholder": "Wire plc",
    "body_text": FIRST, "body_xhtml": "<p>another form</p>",
    "subject": [{"code": "medtop:20000763", "name": "ferries"}],
    "associations": {
        "mainpicture": {"uri": "urn:example:picture", "type": "picture", "headline": "The quay",
                        "renditions": {"web": {"href": "http://newswire.example/p.jpg"}}},
        "sidebar": {"uri": "urn:example:fishermen", "type": "text", "headline": "Fishermen fear for moorings",
                    "versioncreated": "2025-03-05", "body_xhtml": f"<div><p>{SECOND}</p><script>x()</script></div>"},
        "related": {"uri": "urn:example:elsewhere", "type": "text", "headline": "Only named"}},
}

NINJS_2 = {
    "uri": "urn:newsml:example:ferry", "type": "text", "version": "3", "contentcreated": "2025-03-04T09:00:00+01:00",
    "versioncreated": "2025-03-04T10:00:00+01:00", "language": "en", "by": "Tom Reed",
    "headlines": [{"role": "short", "value": "Ferry: yes"},
                  {"role": "main", "contenttype": "text/plain", "value": "Council approves ferry terminal"}],
    "bodies": [{"role": "main", "contenttype": "application/xhtml+xml",
                "value": "<p>The council of Eastmere&nbsp;approved it.</p><p>Boats sail in<br/>2027.</p>"}],
    "infosources": [{"name": "Eastmere Wire", "role": "origin"}, {"literal": "Harbour Times"}],
    "associations": [{"name": "quay", "uri": "urn:example:picture", "type": "picture"}],
}

MEDIA_CLOUD = ("id,indexed_date,language,media_name,media_url,publish_date,title,url{more}\n"
               "e1a,2025-03-04 12:00:01.5,en,Eastmere Courier,courier.example,2025-03-04,Ferry,https://courier.example/1"
               "{first}\n"
               "e2b,2025-03-05 12:00:01.5,en,Harbour Times,harbour.example,2025-03-05,Moorings,https://harbour.example/2"
               "{second}\n")


def docx(text, extra=()):
    """A Word document with a paragraph for every line."""
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
                         for line in text.split("\n"))
    return packed(f'<w:document xmlns:w="{NAMESPACE}"><w:body>{"".join(extra)}{paragraphs}</w:body></w:document>')


def packed(xml, part="word/document.xml"):
    """An archive with one part."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, xml)
    return made.getvalue()
