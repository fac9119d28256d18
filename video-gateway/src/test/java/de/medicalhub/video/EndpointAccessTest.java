package de.medicalhub.video;

import de.medicalhub.common.architecture.EndpointAccessRules;
import java.util.Set;

/** Patients come without an account: link, cookie and ticket let them in where nobody signs in. */
class EndpointAccessTest extends EndpointAccessRules {
    EndpointAccessTest() {
        super(
                "de.medicalhub.video",
                Set.of(
                        "/join",
                        "/files/*",
                        "/ws",
                        "/api/guest-tickets",
                        "/api/guest",
                        "/api/guest/look",
                        "/api/guest/join",
                        "/api/guest/relay",
                        "/api/guest/place",
                        "/meet",
                        "/conference-ws",
                        "/api/meet/look",
                        "/api/meet/join",
                        "/api/meet/ticket"));
    }
}
