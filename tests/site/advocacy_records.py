"""A law, a promise, and what they name, as contributors would write them."""

LAW = """\
    ---
    title: Housing law
    lang: en
    summary: A law for those who build their own homes.
    kind: instrument
    type: law
    jurisdiction: local
    country: MX
    place: Valley of stones
    institution: Council of the valley
    date: 2006-06-27
    status: in-force
    recognises: Homes that people build themselves.
    themes: [land]
    models: [self-build]
    history:
      - date: 2014-03-24
        event: amended
        label: Reform of the commons
        source: gazette
    text:
      url: https://law.example.org/text.pdf
      lang: es
      note: Only the first part.
    signatories:
      - fucvam
      - name: League of tenants
        url: https://tenants.example.org/
    demands:
      - Land for all who need it
    proven_by: [palo-alto]
    event: open-day
    notes:
      date: The gazette gives another day.
      recognises: Read in the gazette.
      history: Older reforms are not known.
    sources:
      - id: gazette
        title: Official gazette
        url: https://gazette.example.org/
        supports: [date, history]
    updated: 2026-02-03
    ---
    """
PROMISE = """\
    ---
    title: A gathering every year
    lang: en
    summary: It was offered to meet once a year.
    kind: commitment
    nature: demand
    made_by:
      - name: Council of the valley
        url: https://valley.example.org/
      - fucvam
    made_to:
      - name: Ministry of homes
    date: 2007-11
    due: 2008-12
    event: open-day
    instrument: housing-law
    country: MX
    place: Hall of the valley
    themes: [land]
    status: kept
    evidence:
      - date: 2009-01
        status: kept
        text: They met again.
        source: gazette
    notes:
      made_by: Both signed it.
      evidence: Seen by two of us.
    sources:
      - id: gazette
        title: Official gazette
        url: https://gazette.example.org/
    ---
    """
RECORDS = {
    "advocacy/housing-law.md": LAW,
    "advocacy/every-year.md": PROMISE,
    "initiatives/palo-alto.md": """\
    ---
    title: Palo Alto
    lang: en
    summary: Families built their homes.
    country: MX
    themes: [finance]
    results:
      homes_built: {value: 210, as_of: 2022, source: press}
    sources:
      - id: press
        title: Sixty years of struggle
        url: https://press.example.org/palo-alto
        publisher: The Press
    ---
    """,
    "advocacy/ke-programme.md": """\
    ---
    title: Programme of loans
    lang: en
    summary: Loans for groups.
    kind: instrument
    type: programme
    jurisdiction: national
    country: KE
    recognises: Groups that save.
    themes: [finance]
    ---
    """,
    "networks/fucvam.md": """\
    ---
    title: Federation of cooperatives
    lang: en
    summary: A federation.
    type: national
    ---
    """,
    "events/open-day.md": """\
    ---
    title: Open day
    lang: en
    summary: A day.
    kind: day
    start: 2007-11-29
    country: MX
    ---
    """,
}
