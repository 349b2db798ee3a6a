"""What a handbook consists of: one file per noun, frozen values, each field documented where it is defined."""
