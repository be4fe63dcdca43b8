"""What can be wrong with a finished site: one code a fault, its sentence and its remedy.

They speak to the publisher of a portal, like `problems.py`, and are translated like it. `{value}`
is what stands in the file, `{expected}` what should.
"""

from __future__ import annotations

from collections.abc import Mapping

from site_src.problems import Problem, error

_MARK_OF_CODE = "Look at the template or the text from which it was made."

FAULTS: Mapping[str, Problem] = {
    # what must not be there at all
    "leak": error(
        "What {value} keeps internal stands in this file.",
        "Do not publish. Find out by which way it got here, or make that field public.",
    ),
    "leak-sealed": error(
        "Nobody can look into this file: {value}.", "Without a password it could be checked."
    ),
    # where links lead
    "link-broken": error("'{value}' leads to no file of the site."),
    "link-outside": error("'{value}' leads out of the site's folder."),
    "link-scheme": error(
        "'{value}' is no address that may be linked.", "Use https:, http:, mailto: or tel:."
    ),
    "anchor-missing": error("'{value}': there is no such place on that page."),
    "asset-broken": error("'{value}' would be loaded and is no file of the site."),
    "foreign-host": error(
        "'{value}' would be loaded from elsewhere without being asked for.",
        "Put the file into the site.",
    ),
    # identifiers
    "id-empty": error("An id is empty or has a space in it: '{value}'."),
    "id-duplicate": error("The id '{value}' stands on the page a second time."),
    "id-missing": error("{expected} names the id '{value}', which the page does not have."),
    # addresses and languages of a page
    "canonical-missing": error("The page does not say which is its own address."),
    "canonical-other": error("'{value}' is given as the page's own address, which it is not."),
    "canonical-broken": error("'{value}' is given as the page's own address and is no page."),
    "hreflang-broken": error("The page in another language, '{value}', does not exist."),
    "hreflang-self": error("The page is not among the languages that it names."),
    "hreflang-default": error("x-default is missing among the languages that the page names."),
    "hreflang-repeated": error("The language '{value}' is named twice."),
    "hreflang-one-way": error("'{value}' is named here and does not name this page back."),
    "hreflang-differs": error("'{value}' names other languages or addresses than this page."),
    "lang-missing": error("The page does not say its language ({expected})."),
    "lang-wrong": error("The page's language is '{value}' and should be '{expected}'."),
    "dir-wrong": error("The page's direction is '{value}' and should be '{expected}'."),
    "language-mixed": error(
        "'{value}' is of another language than the text around it.",
        "Mark the element with lang.",
    ),
    # site map
    "sitemap-broken": error("'{value}' is in the site map and is no page."),
    "sitemap-repeated": error("'{value}' is in the site map a second time."),
    "sitemap-hidden": error("'{value}' is in the site map and keeps search engines out."),
    "sitemap-canonical": error("'{value}' is in the site map; its own address is another."),
    "sitemap-languages": error("The site map names other languages of '{value}' than the page."),
    "sitemap-unreachable": error("'{value}' is in the site map and no link leads to it."),
    "sitemap-lacks": error("The page is linked and is not in the site map."),
    "page-orphan": error("No link leads to this page, and it is not in the site map."),
    # what a reader needs
    "alt-missing": error(
        "The picture '{value}' has no alt.", 'Describe it; for mere decoration write alt="".'
    ),
    "name-missing": error("This {value} is a picture without a name.", "Add aria-label."),
    "heading-first": error("The page has {value} headings h1 and should have one."),
    "heading-skipped": error("h{value} follows h{expected}: a level is left out."),
    # security
    "csp-missing": error("The page has no content security policy."),
    "csp-weak": error("The content security policy allows too much: {value}."),
    "csp-script": error("A script stands in the page itself.", "Put it into a file."),
    "csp-style": error("A style stands in the page itself.", "Put it into the style sheet."),
    "csp-handler": error("A script stands in the attribute {value}.", "Put it into a file."),
    # the form of files
    "utf8-invalid": error("The file is not written in UTF-8."),
    "json-invalid": error("This is not JSON: {value}."),
    "xml-invalid": error("This is not XML: {value}."),
    "variant-differs": error(
        "It does not unpack to '{value}', which stands beside it.", "Publish again."
    ),
    "character-broken": error("A character without meaning stands here: {value}.", _MARK_OF_CODE),
    "template-left": error("Template code was left over: '{value}'.", _MARK_OF_CODE),
    "html-broken": error("This is not HTML: '{value}'.", "In a text, write &lt; for <."),
    "html-unclosed": error("<{value}> is not closed before </{expected}>."),
    "html-unopened": error("</{value}> closes nothing."),
}
