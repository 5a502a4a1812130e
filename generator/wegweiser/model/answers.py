"""What gives a file of single people's answers away: the columns that survey programs add."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

_TELLING: Final = frozenset(
    {
        *("_uuid", "_submission_time", "_submitted_by", "_xform_id_string", "formhub/uuid"),
        *("instanceid", "meta-instanceid", "submissiondate", "rootuuid"),
    }
)
"""One of these is enough: KoboToolbox and ODK write them beside each answer."""

_TOGETHER: Final = (
    frozenset({"start", "end", "deviceid"}),
    frozenset({"start", "end", "username"}),
    frozenset({"id", "submitdate"}),
    frozenset({"lastpage", "startlanguage"}),
    frozenset({"antwort id", "datum abgeschickt"}),
    frozenset({"response id", "date submitted"}),
    frozenset({"consent", "topics"}),
    frozenset({"consent", "interview_language"}),
)
"""Of these, all of a row: LimeSurvey's, and the last two are questions of our own form."""

META: Final = _TELLING | {
    *("start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "audit"),
    *("subscriberid", "_id", "_notes", "_status", "_tags", "_index", "_parent_index"),
    *("_parent_table_name", "_attachments", "_geolocation", "_version_", "__version__"),
    *("_validation_status", "_bamboo_dataset_id", "_media_all_received", "_duration"),
    *("instancename", "deprecatedid", "key"),
    *("submitterid", "submittername", "attachmentspresent", "attachmentsexpected", "status"),
    *("reviewstate", "edits", "formversion", "_date_modified", "_supplementaldetails"),
    *("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"),
    *("ipaddr", "refurl", "token", "interviewtime", "completed"),
}
"""All columns that are no answers; in small letters, as are those above."""

_PATH: Final = re.compile(r"^.*[/.:](?=[^/.:]+$)")
_GROUP_TIME: Final = re.compile(r"(?:group|question)time[0-9a-z]*")


def meta_name(column: str) -> str | None:
    """The name of a column that is no answer, without the groups before it; else None."""
    name = _plain(column).replace("meta-", "meta/")
    for each in (name, _PATH.sub("", name)):
        if each in META or _GROUP_TIME.fullmatch(each):
            return each
    return None


def look_like_answers(columns: Collection[str]) -> bool:
    """Whether a table with these columns holds the answers of single people."""
    names = {_plain(column) for column in columns}
    names |= {_PATH.sub("", name) for name in names}
    return not names.isdisjoint(_TELLING) or any(names >= row for row in _TOGETHER)


def _plain(column: str) -> str:
    return column.strip("\"' \t\ufeff").lower()
