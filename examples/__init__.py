"""Job descriptions to try Fingerpost on, all invented, and the scripts that write them."""
