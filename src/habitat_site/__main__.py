"""`python -m habitat_site` is `habitat-site`."""

from habitat_site.cli import app

if __name__ == "__main__":
    app(prog_name="habitat-site")
