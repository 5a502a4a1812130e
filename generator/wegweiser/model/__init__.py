"""What an actor, offer, need, vocabulary and problem are: no files, no clock, no words."""

from wegweiser.model.actor import Actor, Place
from wegweiser.model.contact import Checked, Contact
from wegweiser.model.directory import Directory, Venue
from wegweiser.model.needs import GapSettings, Need, Needs
from wegweiser.model.offer import Audience, Cost, Offer, Time
from wegweiser.model.problem import WARNINGS, Location, Mark, Problem, sort_problems
from wegweiser.model.settings import Home, MapTiles, Settings
from wegweiser.model.source import Source, Spot
from wegweiser.model.vocabulary import Entry, Group, Topic, Vocabulary

__all__ = [
    "WARNINGS",
    "Actor",
    "Audience",
    "Checked",
    "Contact",
    "Cost",
    "Directory",
    "Entry",
    "GapSettings",
    "Group",
    "Home",
    "Location",
    "MapTiles",
    "Mark",
    "Need",
    "Needs",
    "Offer",
    "Place",
    "Problem",
    "Settings",
    "Source",
    "Spot",
    "Time",
    "Topic",
    "Venue",
    "Vocabulary",
    "sort_problems",
]
