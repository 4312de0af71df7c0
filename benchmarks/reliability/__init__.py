"""What survives when the world is unkind: kills, full disks, power cuts, damage."""
