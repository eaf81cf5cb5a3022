"""What the keys do: functions over a screen, one module for each kind of work."""
