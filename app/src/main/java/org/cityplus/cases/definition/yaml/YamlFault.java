package org.cityplus.cases.definition.yaml;

import org.cityplus.kernel.LocalizedText;

/** Something in the file that is no YAML as definitions use it. */
public record YamlFault(Mark at, String path, LocalizedText rule, LocalizedText remedy) {}
