"""The investment guide: a PDF in each locale, from the same views as the site."""
