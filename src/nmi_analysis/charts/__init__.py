"""Tables to matplotlib Figures, nothing calculated inside."""
