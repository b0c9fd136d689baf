"""Build hook: compiles the gettext catalogues, so that the wheel carries finished translations."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "faq/translations/*/LC_MESSAGES/*.po"


def compile_catalogue(source: Path) -> Path:
    """Write the `.mo` beside one `.po` file and return its path.

    Raises `babel.messages.pofile.PoFileError` where the source is not a valid catalogue.
    """
    with source.open("rb") as reading:
        catalogue = read_po(reading, locale=source.parts[-3], abort_invalid=True)
    compiled = source.with_suffix(".mo")
    with compiled.open("wb") as writing:
        write_mo(writing, catalogue)
    return compiled


class CatalogueHook(BuildHookInterface[Any]):
    """Runs before hatchling collects the files of a wheel, an sdist or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue under the project's root."""
        for source in sorted(Path(self.root).glob(CATALOGUES)):
            self.app.display_info(
                f"compiled {compile_catalogue(source).name} for {source.parts[-3]}"
            )
