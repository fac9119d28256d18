package de.medicalhub.portal.records.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.portal.records.Records;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;

/** Whether the records answer again, for pages that had to say they do not (R7). Everybody signed in may ask. */
@Path("records")
@RequestScoped
@PermitAll
public class ReadyResource {
    @Inject
    private Records records;

    @GET
    @Path("ready")
    public Response ready() {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        try {
            records.search("Organization?_count=1&_elements=id");
            return Response.noContent().cacheControl(never).build();
        } catch (HubException silent) {
            return Response.status(silent.kind().httpStatus())
                    .cacheControl(never)
                    .build();
        }
    }
}
