package de.medicalhub.transport.fleet.boundary;

import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.control.FleetReader;
import de.medicalhub.transport.fleet.control.FleetReader.SentFleet;
import de.medicalhub.transport.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A carrier's fleet, replaced as a whole. */
@Path("fleet")
public class FleetResource {
    @Inject
    private Fleet fleet;

    @Inject
    private Carriers carriers;

    @Context
    private HttpServletRequest request;

    /** Puts this fleet in place of the one before; the same again changes nothing. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"dispatcher", "admin"})
    public void replace(JsonObject json) {
        String carrier = carriers.one(Caller.of(request), FleetReader.carrier(json));
        SentFleet sent = FleetReader.read(json, carrier);
        fleet.replace(carrier, sent.vehicles(), sent.shifts());
    }
}
