"""How the records of the example are written: front matter whose values are JSON, which is YAML."""

import json

NOTICE = "An example that was made up for the tests: no group, place or figure in it is real."


def written(title: str, summary: str, **fields: object) -> str:
    """Write a record in English; `story` becomes the text below the front matter."""
    story = str(fields.pop("story", ""))
    said = {"title": title, "lang": "en", "summary": summary} | fields
    front = "\n".join(f"{name}: {json.dumps(value)}" for name, value in said.items())
    return f"---\n{front}\n---\n\n{NOTICE}\n\n{story}\n"
