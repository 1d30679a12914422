"""Why a change matters: what differs between two linked passages, with both values. Begin with `signals`."""
