"""Records as people write them: made anew, or changed in one place and nowhere else."""
