"""Tests mirror src/; site/ holds whole builds, browser/ what a reader sees, project/ the rest."""
