"""The demonstration, built once for all tests, also for those of its licences."""

from tests.site.conftest import site as site
