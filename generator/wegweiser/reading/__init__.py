"""From YAML files to records and problems; nothing a contributor writes raises."""

from wegweiser.reading.directory import Reading, read_directory, read_file
from wegweiser.reading.files import RecordFile
from wegweiser.reading.settings import CONFIG, read_settings
from wegweiser.reading.suggestions import find_nearest, fold

__all__ = [
    "CONFIG",
    "Reading",
    "RecordFile",
    "find_nearest",
    "fold",
    "read_directory",
    "read_file",
    "read_settings",
]
