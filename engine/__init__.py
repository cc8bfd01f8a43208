"""The model of a plan and everything that changes or asks it.

Knows no screen, no report format and no clock: the date and the operator are always passed in.
"""
