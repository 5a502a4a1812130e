"""One page of each kind that the site has, by its address below the language's folder."""

KINDS = {
    "home": "",
    "find": "find/",
    "found": "find/?q=deutsch&free=yes",
    "nothing": "find/?q=qqxyzzy",
    "week": "week/",
    "list": "list/#asylberatung,hebammen-sprechstunde",
    "empty list": "list/",
    "offer": "offers/asylberatung/",
    "actors": "actors/",
    "map": "map/",
    "actor": "actors/sprachbruecke/",
    "topic": "topics/health/",
    "group": "groups/women/",
}
SHARED = {"start": "/", "not found": "/404.html"}
