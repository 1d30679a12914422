"""Where editions come from: fetching, discovery, and the gate that quarantines what is no edition."""
