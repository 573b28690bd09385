return; // Nothing: the cost of the runtime itself.
