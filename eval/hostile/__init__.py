"""Job descriptions with instructions put into them, and what may not change for that. README.md says more."""

from eval.hostile.attacks import Attack, load_attacks
from eval.hostile.comparing import differences
from eval.hostile.files import HostileFile, attacked_line, hostile_file, plain_file

__all__ = ["Attack", "HostileFile", "attacked_line", "differences", "hostile_file", "load_attacks", "plain_file"]
