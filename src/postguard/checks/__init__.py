"""The built-in rules: one package a family, one file a rule, word lists as data files beside them."""
