"""Renderers are found by name, and bring no library before a page needs it."""

import subprocess
import sys

from habitat_site.rendering import RENDERERS, renderer


def test_every_name_has_a_renderer() -> None:
    assert all(callable(renderer(name)) for name in RENDERERS)


def test_rendering_is_imported_without_the_libraries_of_single_outputs() -> None:
    """A build after one change needs none of these; folium alone takes half a second."""
    heavy = "{'folium', 'icalendar', 'feedgenerator', 'PIL', 'jinja2'}"
    code = f"import sys, habitat_site.rendering; print(sorted(set(sys.modules) & {heavy}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_page_with_an_interactive_map_needs_no_folium() -> None:
    code = "import sys, habitat_site.rendering.html.pictures; print('folium' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
