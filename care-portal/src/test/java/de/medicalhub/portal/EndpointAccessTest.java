package de.medicalhub.portal;

import de.medicalhub.common.architecture.EndpointAccessRules;
import java.util.Set;

/** Only the language may be chosen without sign-in. */
class EndpointAccessTest extends EndpointAccessRules {
    EndpointAccessTest() {
        super("de.medicalhub.portal", Set.of("/language"));
    }
}
