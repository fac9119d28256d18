package de.medicalhub.portal;

import de.medicalhub.common.architecture.EndpointAccessRules;
import java.util.Set;

/** Without sign-in the language may be chosen, the statement about accessibility be read, and a calendar feed by its secret address. */
class EndpointAccessTest extends EndpointAccessRules {
    EndpointAccessTest() {
        super(
                "de.medicalhub.portal",
                Set.of("/language", "/accessibility", "/api/calendar-feed/{token: [A-Za-z0-9_-]{43}}.ics"));
    }
}
