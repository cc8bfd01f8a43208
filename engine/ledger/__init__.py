"""The ledger (台账): append-only, hash-chained; the only place of the program that touches a database."""
