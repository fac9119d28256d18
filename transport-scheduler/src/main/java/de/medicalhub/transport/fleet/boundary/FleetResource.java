package de.medicalhub.transport.fleet.boundary;

import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.control.FleetReader;
import de.medicalhub.transport.fleet.control.FleetReader.SentFleet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The fleet, replaced as a whole. */
@Path("fleet")
public class FleetResource {
    @Inject
    private Fleet fleet;

    /** Puts this fleet in place of the one before; the same again changes nothing. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"dispatcher", "admin"})
    public void replace(JsonObject json) {
        SentFleet sent = FleetReader.read(json);
        fleet.replace(sent.vehicles(), sent.shifts());
    }
}
