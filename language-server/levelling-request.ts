// The client's command that an action on a rule's level ends with. In a file of its own, for the extension names it too.

/** Saves a configuration, its one argument its URI: configurations count as they lie on disk. */
export const saveConfigurationCommand = "ringside.saveConfiguration";
