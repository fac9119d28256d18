package de.medicalhub.transport.web;

import de.medicalhub.common.architecture.EndpointAccessRules;
import java.util.Set;

/** The wake-up alone is open: it brings a secret of its own. */
class EndpointAccessTest extends EndpointAccessRules {
    EndpointAccessTest() {
        super("de.medicalhub.transport", Set.of("/api/wake-up"));
    }
}
