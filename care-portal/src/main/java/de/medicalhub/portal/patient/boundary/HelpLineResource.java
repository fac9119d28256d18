package de.medicalhub.portal.patient.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The number of a human for the plain pages, such as that of an error (P3); patients and relatives. */
@Path("help-line")
@RequestScoped
public class HelpLineResource {
    @Inject
    private HelpPage helpLine;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"patient", "relative"})
    public JsonObject phone() {
        return Json.createObjectBuilder().add("phone", helpLine.getPhone()).build();
    }
}
