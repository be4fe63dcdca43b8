"""Policies, guide chapters, news and pages: Markdown documents with front matter.

Facts stand once, in the original; every locale has its own words and its own text. The two are
separate types, so that a translator cannot change a date.
"""

from __future__ import annotations

from typing import Annotated, Literal

from site_src.model.dates import Date
from site_src.model.fields import EntryFields, Group, Id, Integer, Internal, Public, Ref, doc
from site_src.model.image import Image
from site_src.model.measure import Amount
from site_src.model.text import Line, WebAddress

PolicyState = Literal["in-force", "trial", "amended", "repealed", "expired", "not-stated"]
PolicyForm = Literal["law", "regulation", "rules", "measures", "opinions", "notice", "plan"]
Review = Literal["reviewed", "not-stated"]


class Words(Group):
    """What a document says of itself in one locale."""

    title: Line = doc("Title", "标题")
    summary: Line = doc("One sentence", "一句话摘要", default="")


class HomeWords(Words):
    """The words of the home page."""

    tagline: Line = doc("What the portal is", "门户说明", default="")
    promise: Line = doc("The sentence on top, phrases parted by |", "首屏一句话，词组以 | 分开")
    lead: Line = doc("The sentences below it", "首屏说明", default="")
    disclaimer: Line = doc("What the portal is not", "声明", default="")


class GainWords(Group):
    """One thing that a policy gives, in words."""

    text: Line = doc("What it gives", "给什么")


class ApplyStep(Group):
    """One step of an application."""

    step: Line = doc("What to do", "步骤")
    when: Line = doc("When", "时限", default="")
    text: Line = doc("More on it", "说明", default="")


class PolicyWords(Words):
    """The words of a policy."""

    number: Line = doc("Document number", "文号", default="")
    issuer: Line = doc("Issuing authority", "发文机关")
    audience: Line = doc("Who benefits", "适用对象", default="")
    gives: tuple[GainWords, ...] = doc("What it gives", "给什么", default=())
    conditions: Line = doc("On what conditions", "条件", default="")
    apply: tuple[ApplyStep, ...] = doc("How to use it", "怎么用", default=())
    basis: Line = doc("Legal basis", "法律依据", default="")
    areas: tuple[Line, ...] = doc(
        "The areas into which it is broken down", "分解的各个方面", default=()
    )
    explained: Line = doc("Who explains it, and where", "政策解读：谁解读，在哪里", default="")
    official: Line = doc("Official source", "官方来源", default="")


class Gain(Group):
    """One thing that a policy gives: its number and the article that says so."""

    figure: Amount | None = doc("The number, if there is one: 30日", "数字，如 30日", default=None)
    article: Integer | None = doc("Number of the article", "条号", default=None)


class Breakdown(Group):
    """Into how many areas, tasks and jobs a document is broken down."""

    areas: Integer | None = doc("Areas", "方面数", default=None)
    tasks: Integer | None = doc("Tasks", "任务数", default=None)
    jobs: Integer | None = doc("Jobs", "工作数", default=None)


class DocumentFields(EntryFields):
    """The public facts of any document."""

    images: tuple[Image, ...] = doc("Pictures, the main one first", "图片，主图在前", default=())


class PublicDocument(DocumentFields, Public):
    """A page of the public edition."""


class Page(DocumentFields, Internal):
    """A page."""

    def public(self) -> PublicDocument:
        """The page as the public edition has it."""
        return PublicDocument.of(self)


class ChapterFields(DocumentFields):
    """The public facts of a guide chapter."""

    order: Integer = doc("Place in the guide", "次序")


class PublicChapter(ChapterFields, Public):
    """A guide chapter of the public edition."""


class Chapter(ChapterFields, Internal):
    """A guide chapter."""

    def public(self) -> PublicChapter:
        """The chapter as the public edition has it."""
        return PublicChapter.of(self)


class NewsFields(DocumentFields):
    """The public facts of a news item."""

    date: Date = doc("Day of the event", "事件日期")
    projects: tuple[Annotated[Id, Ref("project")], ...] = doc(
        "Ids of the projects it is about", "相关项目的编号", default=()
    )


class PublicNews(NewsFields, Public):
    """A news item of the public edition."""


class News(NewsFields, Internal):
    """A news item."""

    def public(self) -> PublicNews:
        """The news item as the public edition has it."""
        return PublicNews.of(self)


class PolicyFields(DocumentFields):
    """The public facts of a policy."""

    level: Literal["national", "provincial", "municipal", "county"] = doc("Level", "层级")
    form: PolicyForm = doc("Form", "文种")
    issued: Date | None = doc("Day of issue", "公布日期", default=None)
    effective: Date | None = doc("Day from which it applies", "施行日期", default=None)
    expires: Date | None = doc("Day on which it ends", "失效日期", default=None)
    state: PolicyState = doc(
        "State; not-stated if the source does not say", "效力状态；来源未说明写 not-stated"
    )
    supersedes: tuple[Annotated[Id, Ref("policy")], ...] = doc(
        "Ids of what it replaces", "所替代文件的编号", default=()
    )
    fair_competition_review: Review = doc(
        "Fair competition review", "公平竞争审查", default="not-stated"
    )
    gives: tuple[Gain, ...] = doc("What it gives", "给什么", default=())
    breakdown: Breakdown | None = doc(
        "Into how many parts it is broken down", "任务分解的数目", default=None
    )
    explainer: WebAddress = doc("Address of a policy explainer", "政策解读的网址", default="")
    text: Literal["summary", "full"] = doc(
        "What stands below the front matter: a summary of your own, or the full text",
        "正文：摘要（summary）或全文（full）",
        default="summary",
    )


class PublicPolicy(PolicyFields, Public):
    """A policy of the public edition."""


class Policy(PolicyFields, Internal):
    """A policy."""

    def public(self) -> PublicPolicy:
        """The policy as the public edition has it."""
        return PublicPolicy.of(self)
