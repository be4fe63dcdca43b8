"""`python -m site_src.cli`, to which `build.py` hands over."""

from site_src.cli import main

main()
