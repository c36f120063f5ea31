"""The parts of the page Check by hand, and the control that corrects a label where it is read."""
