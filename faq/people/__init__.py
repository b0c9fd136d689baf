"""Who works on the team and what each may do."""
