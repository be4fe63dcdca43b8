"""What the command line says, in the language of whoever runs it."""

from __future__ import annotations

from site_src.i18n.messages import reader_language, tool_messages

say = tool_messages(reader_language()).gettext
