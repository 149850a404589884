"""SERT Wizard: fits a Windows PE recovery ISO for remote boot over Intel vPro."""

__version__ = "0.1.0"
