"""``python -m nmi_analysis``."""

from .cli import main

if __name__ == "__main__":
    main()
