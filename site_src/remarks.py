"""What can be wrong around the entries: how a text is worded, files that documents link to, the
templates of a portal's own, what was published before, and what entries promise and name of each
other. A part of the table in `problems.py`."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.problems import Problem, error, warning

REMARKS: Mapping[str, Problem] = {
    # how a text is worded
    "yaml-curly-quotes": warning(
        "The quotation marks of '{value}' are not straight ones, so that they will be shown.",
        'If they only hold the value together, write straight ones: "…".',
    ),
    "translation-copied": warning(
        "This is word for word the text in {locale}.", "Translate it, or leave it out."
    ),
    "numbers-differ": warning(
        "The number '{value}' is not in the text in {locale}.", "Correct the one that is wrong."
    ),
    "personal-data": warning(
        "'{value}' in a public text looks like a personal {kind}.",
        "Take it out; whom to call stands in contacts/.",
    ),
    "heading-level": warning(
        "'{value}' is a heading of level {level} where one from 2 to {most} belongs.",
        "Leave out no level; level 1 is the title.",
    ),
    "fence-unclosed": error(
        "A listing begins here with {value} and never ends.", "Put a line with {value} after it."
    ),
    # links, and the files to which they lead
    "link-disguised": warning(
        "The address '{value}' looks like another one than it is.",
        "Write it as the address bar of the true site has it.",
    ),
    "link-text-empty": warning(
        "The link '{value}' has no words.", "Say between the brackets where it leads."
    ),
    "link-file-missing": error(
        "There is no file '{value}' in this language's folder.",
        "Put it there, or correct the link; capitals count.",
    ),
    "file-unused": warning(
        "No public text names the file '{value}', so it is not published.",
        "Link to it or name it; else delete it.",
    ),
    "file-twin": error(
        "'{value}' and '{other}' are one name to many systems.", "Rename one of the two."
    ),
    "attachment-format": error(
        "Files of the kind '{value}' are not offered: nobody can tell what is in them.",
        "Offer it as PDF, DOCX, XLSX, PPTX, CSV, TXT or SVG.",
    ),
    "attachment-damaged": error(
        "The file is damaged, of an old format, or needs a password.", "Save it anew."
    ),
    "attachment-metadata": error(
        "The file says who made it: '{value}'.",
        "Take it out under File, Info, Inspect Document, and save the file anew.",
    ),
    "attachment-changes": error(
        "The file still holds {kind}.",
        "Accept or reject every change, delete the comments, and save it anew.",
    ),
    "attachment-hidden": error(
        "The file holds what is not seen at once: {kind}.", "Show it or delete it."
    ),
    "svg-active": error(
        "A drawing consists of shapes and words; this one has '{value}'.",
        "Export it anew as plain SVG.",
    ),
    # beside what was published, and beside other places
    "amount-jump": warning(
        "'{value}' is {times} times as much as was published last, or as little: '{before}'.",
        "Check 万 and 亿, and the currency.",
    ),
    "id-reused": warning(
        "The id '{value}' was that of an entry which was deleted; old links lead here now.",
        "Take another id, unless it is the same entry again.",
    ),
    "location-far": warning(
        "'{value}' is more than {limit} km from every other place.",
        "Check whether lat and lon are exchanged.",
    ),
    # positions, and the outlines of maps
    "coordinate-invalid": error(
        "'{value}' is no number of degrees.", "Write degrees with decimals, such as 37.52."
    ),
    "coordinate-range": error(
        "'{value}' lies beyond {limit} degrees.",
        "Latitude goes to 90, longitude to 180; perhaps the two are exchanged.",
    ),
    "map-approval-missing": error(
        "The outlines '{value}' have no approval number and may not be published.",
        "Take them from the standard map service and write their number as approval:, or take "
        "base: out: then the map is schematic and needs none.",
    ),
    "geojson-syntax": error("The file is no JSON: something is wrong here."),
    "geojson-type": error(
        "'{value}' cannot be drawn as an outline.",
        "Expected: FeatureCollection, Feature, Polygon, MultiPolygon, LineString, MultiLineString.",
    ),
    "geojson-position": error(
        "'{value}' is no position in degrees of WGS 84.",
        "Each is [longitude, latitude], within 180 and 90 degrees. Have the file exported anew.",
    ),
    "geojson-crs": error(
        "The file is in '{value}'; outlines are drawn from WGS 84 or CGCS2000 alone.",
        "Have the file exported anew as EPSG:4326 or EPSG:4490.",
    ),
    # snapshots
    "name-no-day": error(
        "'{value}' is not a day.", "A snapshot's file is named by its day: 2026-10-31.yml."
    ),
    "snapshot-row": error(
        "This is no line of a snapshot: '{value}'.",
        "Seven parts with ' | ' between them: id, stage, visibility, region, park, amount, "
        "footing; - where there is nothing.",
    ),
    "snapshot-twice": error("The project '{value}' stands here a second time."),
    # readiness, and the pipeline
    "exception-twice": error("The condition '{value}' is excepted a second time."),
    "exception-stated": error(
        "The condition '{value}' is excepted, and stated under readiness as '{state}'.",
        "Keep one of the two.",
    ),
    "pipeline-reserve": warning(
        "In '{value}' the number of projects planned is {count}; {limit} are asked for.",
        "Plan more; or accept the warning in the region's entry, with the reason.",
    ),
    "pipeline-conversion": warning(
        "In '{value}', under negotiation: {talks}; signed or further: {signed}. That is more "
        "than {limit} for each one.",
        "See which talks lead nowhere; or accept the warning in the region's entry.",
    ),
    "pipeline-unsigned": warning(
        "In '{value}' no signing is known of the last {limit} days; the last known: {date}.",
        "Write the day under stage_dates: signed; or accept the warning in the region's entry.",
    ),
    # land, and what is to stand on it
    "site-elsewhere": warning(
        "The site '{value}' lies in '{where}' and the project in '{other}'.",
        "Correct the project's site, or its region and park.",
    ),
    "supply-twice": warning(
        "'{value}' stands here a second time.",
        "Keep one, and say in note for whom another price or capacity holds.",
    ),
    "threshold-unit": error(
        "No project can be held against '{value}' here.", "Expected: {expected}."
    ),
    "threshold-missed": warning(
        "The project misses the {indicator} asked for on the site '{value}': {threshold}.",
        "Check both; if it is so, accept the warning with the reason.",
    ),
    "admission-below": warning(
        "'{value}' is less than the least investment of '{rules}': {least}.",
        "Check both; if it is so, accept the warning with the reason.",
    ),
    "admission-excluded": warning(
        "Projects of the industry '{value}' are not taken, by '{rules}'.",
        "Correct the industry, or accept the warning with the reason.",
    ),
    # a theme of the portal's own
    "template-unquoted": error(
        "The value of '{value}' stands without quotation marks: a space in it would begin another "
        "attribute.",
        'Write {value}="…".',
    ),
    "template-unescaped": error(
        "With '{value}' a text is put out as it is, scripts and all.",
        "Take it out: what is safe to be put out as it is, is marked so already.",
    ),
    # chains, services, incentives
    "link-unknown": error("'{value}' is no link of the chain '{chain}'."),
    "link-alone": error(
        "The link '{value}' is named without its chain.", "Write the chain's id as chain."
    ),
    "link-twice": error("The chain has two links with the key '{value}'.", "Rename one."),
    "link-circle": error("The links of the chain supply each other in a circle: {value}."),
    "step-twice": error("The service has two steps with the key '{value}'.", "Rename one."),
    "step-alone": error(
        "The step '{value}' is an alternative, but not to which.",
        "Write the key of the step whose place it takes as instead_of.",
    ),
    "step-unknown": error("'{value}' is no mandatory step of this service."),
    "incentive-basis": warning(
        "The incentive names no legal basis, or no fair competition review, and is shown as one "
        "that cannot be claimed.",
        "Name policy or basis and, once it was reviewed, fair_competition_review: reviewed.",
    ),
    "incentive-over": warning(
        "The incentive is over, or its policy is, and is shown as one that cannot be claimed.",
        "Make it internal, or renew it.",
    ),
    "phrase-restricted": warning(
        "'{value}' promises what the rules on fair competition restrict.",
        "Take it out, or name what permits it and accept the warning with that reason.",
    ),
    "chart-parts": error(
        "{value} parts cannot be told apart in one ring or bar.",
        "Show six at most, and the rest as one figure; or draw bars side by side: kind: bar.",
    ),
}
